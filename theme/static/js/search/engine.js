// @ts-check
/**
 * The search engine: a query in, ranked documents out. It knows no page and no network, only a function that loads a file
 * of the index, so that it runs in a page, in a worker and in a test alike.
 */

import { cell, inverseFrequency } from './score.js';
import { chunkPath, lengthsPath, lowerBound, readShard, shardPath, unpack, unpackTerms } from './shards.js';
import { stem } from './stem.js';
import { words } from './words.js';

/** @typedef {import('./shards.js').Root} Root */
/** @typedef {import('./shards.js').Shard} Shard */
/** @typedef {Record<string, any>} Card  what the build knows of a document; see `documents.py` */

/**
 * Load and parse one file of the index, by its path below the index's folder.
 * @callback Load
 * @param {string} path
 * @returns {Promise<any>}
 */

/**
 * A word of the query and the terms of the index that satisfy it.
 * @typedef {object} Asked
 * @property {string} word
 * @property {{shard: Shard, term: number}[]} terms
 */

/**
 * @typedef {object} Found
 * @property {string[]} words      the words that were searched for, function words left out
 * @property {boolean} everyWord   whether the documents have all of them; else they have as many as any document has
 * @property {number[]} documents  numbers, the best first
 * @property {number[]} scores     lunr's scores, in the same order
 * @property {Set<string>} terms   the terms that satisfied the words, for highlighting
 */

/** More words than this no reader types; a longer text, pasted, is cut here (a set of words is kept in 32 bits). */
const MOST_WORDS = 30;
/** A prefix shorter than this would fetch a large part of the index. */
const SHORTEST_PREFIX = 2;
/** A prefix whose terms lie in more shards than this is not looked up, for the same reason. */
const MOST_PREFIX_SHARDS = 3;
/** Comes after every letter, so that prefix + AFTER bounds the terms that begin with prefix. */
const AFTER = '\uffff';
const FORMAT = 1;

export class Engine {
  /**
   * @param {Root} root
   * @param {Load} load
   */
  constructor(root, load) {
    if (root.format !== FORMAT) throw new Error(`search index of format ${root.format}, not ${FORMAT}`);
    this.root = root;
    this.load = load;
    this.firstTerms = unpackTerms(root.firstTerms);
    this.functionWords = new Set(root.functionWords);
    this.documents = root.sections.reduce((sum, [, count]) => sum + count, 0);
    /** @type {Map<string, Promise<any>>} */
    this.loading = new Map();
  }

  /**
   * Load a file once and keep what `read` makes of it; a failure is forgotten, so that a second call tries again.
   * @template T
   * @param {string} path
   * @param {(file: any) => T} read
   * @returns {Promise<T>}
   */
  once(path, read) {
    let result = this.loading.get(path);
    if (!result) {
      result = this.load(path).then(read);
      this.loading.set(path, result);
      result.catch(() => this.loading.delete(path));
    }
    return result;
  }

  /** @param {number} number */
  shard(number) {
    return this.once(shardPath(this.root, number), readShard);
  }

  /** Field lengths, one column a field, with the average of each. */
  lengths() {
    return this.once(lengthsPath(this.root), (file) =>
      /** @type {string[]} */ (file.lengths).map((packed) => {
        const column = unpack(packed);
        return { column, average: column.reduce((sum, length) => sum + length, 0) / this.documents };
      }),
    );
  }

  /**
   * Return the numbers of the shards that may hold terms from `first` up to `last`.
   * @param {string} first
   * @param {string} last
   */
  shardsBetween(first, last) {
    /** @type {number[]} */
    const numbers = [];
    const start = Math.max(0, lowerBound(this.firstTerms, first + '\0') - 1);
    for (let number = start; number < this.firstTerms.length; number += 1) {
      if ((this.firstTerms[number] ?? '') > last) break;
      numbers.push(number);
    }
    return numbers;
  }

  /**
   * Find a term; null if no document has it.
   * @param {string} text
   */
  async term(text) {
    const [number] = this.shardsBetween(text, text);
    if (number === undefined) return null;
    const shard = await this.shard(number);
    const term = lowerBound(shard.terms, text);
    return shard.terms[term] === text ? { shard, term } : null;
  }

  /**
   * Find all terms that begin with a prefix, unless they are spread too far.
   * @param {string} prefix
   */
  async prefixed(prefix) {
    const numbers = prefix.length < SHORTEST_PREFIX ? [] : this.shardsBetween(prefix, prefix + AFTER);
    if (numbers.length > MOST_PREFIX_SHARDS) return [];
    const shards = await Promise.all(numbers.map((number) => this.shard(number)));
    return shards.flatMap((shard) => {
      const terms = [];
      const end = lowerBound(shard.terms, prefix + AFTER);
      for (let term = lowerBound(shard.terms, prefix); term < end; term += 1) terms.push({ shard, term });
      return terms;
    });
  }

  /**
   * Find the terms that satisfy one word: the word itself where it is kept whole, else also its stem; where there is
   * neither and the word may still be growing, all terms that begin like it or like its stem.
   * @param {string} word
   * @param {boolean} growing
   * @returns {Promise<Asked>}
   */
  async ask(word, growing) {
    const stemmed = stem(word);
    const [itself, itsStem] = await Promise.all([this.term(word), this.term(stemmed)]);
    let terms = [];
    if (itself) terms.push(itself);
    if (itsStem && stemmed !== word && !itself?.shard.whole.has(word)) terms.push(itsStem);
    if (growing && terms.length === 0) {
      terms = await this.prefixed(word);
      if (stemmed !== word) terms.push(...(await this.prefixed(stemmed)));
    }
    return { word, terms };
  }

  /**
   * Search for the documents that have every word of a text; where there is none, for those with the most of them. The
   * last word counts as unfinished while nothing follows it. A text without words finds nothing.
   * @param {string} query
   * @returns {Promise<Found>}
   */
  async search(query) {
    const typed = words(query);
    const last = typed.at(-1);
    const unfinished = last !== undefined && /[\p{L}\p{N}\p{M}]$/u.test(query) ? last : null;
    const sought = [...new Set(typed)].filter((word) => !this.functionWords.has(word)).slice(0, MOST_WORDS);
    if (sought.length === 0) return { words: [], everyWord: true, documents: [], scores: [], terms: new Set() };
    const [lengths, ...asked] = await Promise.all([
      this.lengths(),
      ...sought.map((word) => this.ask(word, word === unfinished)),
    ]);
    return this.rank(asked, lengths);
  }

  /**
   * @param {Asked[]} asked
   * @param {{column: Uint32Array, average: number}[]} lengths
   * @returns {Found}
   */
  rank(asked, lengths) {
    // As in lunr, a term that two words ask for weighs twice in the query's vector.
    /** @type {Map<string, {shard: Shard, term: number, weight: number, askers: number}>} */
    const terms = new Map();
    asked.forEach(({ terms: its }, number) => {
      for (const { shard, term } of its) {
        const text = shard.terms[term] ?? '';
        const known = terms.get(text);
        if (known) {
          known.weight += 1;
          known.askers |= 1 << number;
        } else terms.set(text, { shard, term, weight: 1, askers: 1 << number });
      }
    });
    const sums = new Float64Array(this.documents);
    const answered = new Uint32Array(this.documents);
    let squares = 0;
    for (const { shard, term, weight, askers } of terms.values()) {
      squares += weight * weight;
      this.add(shard, term, weight, lengths, sums);
      for (let p = shard.starts[term] ?? 0; p < (shard.starts[term + 1] ?? 0); p += 1) {
        const document = shard.documents[p] ?? 0;
        answered[document] = (answered[document] ?? 0) | askers;
      }
    }

    /** @type {number[]} */
    let documents = [];
    let most = 0;
    for (let document = 0; document < this.documents; document += 1) {
      const count = bits(answered[document] ?? 0);
      if (count > most) {
        most = count;
        documents = [];
      }
      if (count > 0 && count === most) documents.push(document);
    }
    const length = Math.sqrt(squares);
    const score = (/** @type {number} */ document) => (sums[document] ?? 0) / length;
    documents.sort((one, other) => score(other) - score(one) || one - other);
    return {
      words: asked.map(({ word }) => word),
      everyWord: most === asked.length || documents.length === 0,
      documents,
      scores: documents.map(score),
      terms: new Set(terms.keys()),
    };
  }

  /**
   * Add the cells of one term to the sums of the documents that have it.
   * @param {Shard} shard
   * @param {number} term
   * @param {number} weight
   * @param {{column: Uint32Array, average: number}[]} lengths
   * @param {Float64Array} sums
   */
  add(shard, term, weight, lengths, sums) {
    const { k1, b, fields, sections } = this.root;
    const { documents, shapes, shapeOf } = shard;
    const start = shard.starts[term] ?? 0;
    const end = shard.starts[term + 1] ?? 0;
    const width = fields.length;
    let cells = 0;
    for (let p = start; p < end; p += 1) {
      const shape = (shapeOf[p] ?? 0) * width;
      for (let field = 0; field < width; field += 1) if (shapes[shape + field]) cells += 1;
    }
    const inverse = inverseFrequency(this.documents, cells);
    let section = 0;
    let sectionEnd = sections[0]?.[1] ?? 0;
    for (let p = start; p < end; p += 1) {
      const document = documents[p] ?? 0;
      while (document >= sectionEnd) {
        section += 1;
        sectionEnd += sections[section]?.[1] ?? Infinity;
      }
      const documentBoost = sections[section]?.[2] ?? 1;
      const shape = (shapeOf[p] ?? 0) * width;
      let sum = 0;
      for (let field = 0; field < width; field += 1) {
        const frequency = shapes[shape + field];
        const its = lengths[field];
        if (!frequency || !its) continue;
        const relative = (its.column[document] ?? 0) / its.average;
        sum += cell(inverse, frequency, relative, k1, b, fields[field]?.[1] ?? 1, documentBoost);
      }
      sums[document] = (sums[document] ?? 0) + weight * sum;
    }
  }

  /**
   * Load the result cards of documents, in their order.
   * @param {number[]} documents
   * @returns {Promise<Card[]>}
   */
  cards(documents) {
    const { cardsPerChunk } = this.root;
    return Promise.all(
      documents.map(async (document) => {
        const path = chunkPath(this.root, Math.floor(document / cardsPerChunk));
        const columns = await this.once(path, (file) => /** @type {Record<string, any[]>} */ (file));
        const row = document % cardsPerChunk;
        return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[row]]));
      }),
    );
  }
}

/** @param {number} mask */
function bits(mask) {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Load the root file and return the engine of its index.
 * @param {Load} load
 */
export async function open(load) {
  return new Engine(await load('akar.json'), load);
}
