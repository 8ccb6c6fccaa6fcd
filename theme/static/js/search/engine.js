// @ts-check
/**
 * The search engine: a query in, ranked documents out. It knows no page and no network, only a function that loads a file
 * of the index, so that it runs in a page, in a worker and in a test alike.
 */

import { card } from './cards.js';
import { readCatalogue } from './catalogue.js';
import { Index, ROOT_FILE } from './index.js';
import { completions, termsOf, termsOfGrowing } from './match.js';
import { hasSigns, plain } from './plain.js';
import { scores } from './score.js';
import { words } from './words.js';

/** @typedef {import('./index.js').Load} Load */
/** @typedef {import('./match.js').Term} Term */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./catalogue.js').Named} Named */
/** @typedef {import('./facets.js').FacetName} FacetName */
/** @typedef {import('./query.js').Years} Years */

/**
 * A part of a query and the terms that satisfy it; without `fields` (columns of a shape) it asks for all of them.
 * @typedef {{terms: Term[], boost?: number, fields?: number[]}} Clause
 */

/**
 * What a reader has chosen beside the query, by the ids of the catalogue.
 * @typedef {object} Choice
 * @property {Partial<Record<FacetName, string[]>>} [chosen]
 * @property {Years[]} [years]
 * @property {'relevance' | 'date'} [sort]
 * @property {'' | 'place' | 'year'} [group]
 */

/**
 * @typedef {object} Found
 * @property {string[]} words        the words that were searched for, function words left out
 * @property {boolean} everyWord     whether the documents have all of them; else they have as many as any document has
 * @property {[string, string][]} corrected  words that nothing has, each with the one searched for instead
 * @property {{name: string, value: string}[]} unknown  filters whose value names nothing; it was taken as words
 * @property {number[]} documents    numbers, the best first
 * @property {number[]} scores       lunr's scores, in the same order
 * @property {Set<string>} terms     the terms that satisfied the words, for highlighting
 * @property {{start: number, size: number, label: string}[]} groups  of `documents`; empty without grouping
 * @property {number[]} entries      numbers of entries that pass all but what was chosen, for counting facets
 */

/** More words than this no reader types; a longer text, pasted, is cut here (a set of words is kept in 32 bits). */
const MOST_WORDS = 30;
/** How many pages are suggested by their names. */
const MOST_NAMES = 5;
/** So few results make it likely that a word was mistyped. */
const FEW = 3;
/** A query without signs. @type {import('./query.js').Query} */
const NO_SIGNS = { words: [], growing: null, phrases: [], excluded: [], excludedPhrases: [], filters: [], years: [] };

/** What the engine loads when a search first needs it. */
const PARTS = {
  query: () => import('./query.js'),
  narrowing: () => import('./narrowing.js'),
  phrases: () => import('./phrases.js'),
  corrections: () => import('./corrections.js'),
};

export class Engine {
  /**
   * @param {Index} index
   * @param {Catalogue} catalogue
   */
  constructor(index, catalogue) {
    this.index = index;
    this.catalogue = catalogue;
    for (const word of catalogue.names.keys()) index.keptWhole.add(word);
    this.functionWords = new Set(index.root.functionWords);
  }

  /**
   * Return the same engine, but for loading nothing: what needs more than has been loaded fails with NotAtHand.
   * @returns {Engine}
   */
  atHand() {
    return Object.assign(Object.create(this), { index: this.index.atHand() });
  }

  /**
   * @template {keyof typeof PARTS} Name
   * @param {Name} name
   * @returns {ReturnType<typeof PARTS[Name]>}
   */
  part(name) {
    return /** @type {any} */ (this.index.keep(name, /** @type {() => Promise<any>} */ (PARTS[name])));
  }

  /**
   * Search for the documents that have every word and phrase of a text and pass its filters; where there is none with every
   * word, for those with the most of them. A text without words and filters finds nothing.
   * @param {string} text
   * @param {Choice} [choice]
   * @param {() => void} [stillWanted]  throws once nobody waits any more
   * @returns {Promise<Found>}
   */
  async search(text, choice = {}, stillWanted = () => undefined) {
    const query = hasSigns(text) ? (await this.part('query')).parse(text) : { ...NO_SIGNS, ...plain(text) };
    const narrow = await this.narrowing(query, choice);
    const sought = [...new Set([...query.words, ...(narrow?.asWords ?? [])])]
      .filter((word) => !this.functionWords.has(word))
      .slice(0, MOST_WORDS);
    const { clauses, corrected } = await this.clauses(sought, query.growing);
    const phraseWords = query.phrases.flat().filter((word) => !this.functionWords.has(word));
    const [phrases, ofPhrases, excluded, narrowed] = await Promise.all([
      this.withPhrases(query.phrases),
      Promise.all(phraseWords.slice(0, MOST_WORDS - clauses.length).map((word) => termsOf(this.index, word))),
      this.excluded(query),
      narrow?.load(sought.length + phraseWords.length === 0) ?? null,
    ]);
    stillWanted();
    const asked = [...clauses, ...ofPhrases.map((terms) => ({ terms }))];
    const { sums, answered } = this.rank(asked);

    const first = this.index.firstEntry;
    /** @param {number} document */
    const fits = (document) =>
      !excluded.has(document) &&
      phrases.every((set) => set.has(document)) &&
      (!narrow?.filtered || (document >= first && Boolean(narrowed?.kept(document - first))));
    const anything = asked.length > 0 || phrases.length > 0 || narrow?.narrowed;
    const { documents: fitting, most } = anything ? best(answered, fits, asked.length === 0) : { documents: [], most: 0 };
    /** @param {number} document */
    const score = (document) => sums[document] ?? 0;
    fitting.sort((one, other) => score(other) - score(one) || one - other);
    const entries = fitting.filter((document) => document >= first).map((document) => document - first);
    const { documents, groups } = narrowed
      ? this.arranged(entries.filter(narrowed.chosen), narrowed, choice, asked.length === 0)
      : { documents: fitting, groups: [] };
    return {
      words: [...sought.map((word) => corrected.find(([from]) => from === word)?.[1] ?? word), ...phraseWords],
      everyWord: most === asked.length || documents.length === 0,
      corrected,
      unknown: narrow?.unknown ?? [],
      documents,
      scores: documents.map(score),
      terms: new Set(asked.flatMap(({ terms }) => terms.map(({ shard, term }) => shard.terms[term] ?? ''))),
      groups,
      entries,
    };
  }

  /**
   * Load what the words of a text will be looked up in that are finished: while the reader types the next one, these are
   * needed anyway.
   * @param {string} text
   */
  async prepare(text) {
    if (hasSigns(text)) return;
    const { words: typed, growing } = plain(text);
    const finished = typed.filter((word) => word !== growing && !this.functionWords.has(word));
    await Promise.all(finished.slice(0, MOST_WORDS).map((word) => termsOf(this.index, word)));
  }

  /**
   * Return what narrows a search beside its words; null if nothing does.
   * @param {import('./query.js').Query} query
   * @param {Choice} choice
   */
  async narrowing(query, choice) {
    const { chosen = {}, years = [], sort, group } = choice;
    const nothing = [query.filters, query.years, years, ...Object.values(chosen)].every((its) => its.length === 0);
    if (nothing && sort !== 'date' && !group) return null;
    const { narrowing } = await this.part('narrowing');
    return narrowing(this, query, choice);
  }

  /**
   * Bring entries, the best first, into the order that a reader wants.
   * @param {number[]} entries
   * @param {import('./narrowing.js').Narrowed} narrowed
   * @param {Choice} choice
   * @param {boolean} unranked  whether no word tells which is better
   */
  arranged(entries, narrowed, { sort, group }, unranked) {
    const sorted = sort === 'date' || unranked ? entries.sort(narrowed.byDate) : entries;
    const { entries: ordered, groups } = group ? narrowed.grouped(sorted) : { entries: sorted, groups: [] };
    return { documents: ordered.map((entry) => entry + this.index.firstEntry), groups };
  }

  /**
   * Return for each phrase the documents that have it.
   * @param {string[][]} phrases
   */
  async withPhrases(phrases) {
    if (phrases.length === 0) return [];
    const { documentsWith } = await this.part('phrases');
    return Promise.all(phrases.map((phrase) => documentsWith(this.index, phrase)));
  }

  /**
   * Return the documents that have what a query excludes.
   * @param {import('./query.js').Query} query
   * @returns {Promise<Set<number>>}
   */
  async excluded({ excluded, excludedPhrases }) {
    const [terms, phrases] = await Promise.all([
      Promise.all(excluded.map((word) => termsOf(this.index, word))),
      this.withPhrases(excludedPhrases),
    ]);
    return new Set([...terms.flat().flatMap(documentsOf), ...phrases.flatMap((set) => [...set])]);
  }

  /**
   * Find the terms of each word; for a word that nothing has, those of the known word that is nearest to it.
   * @param {string[]} sought
   * @param {string | null} growing
   */
  async clauses(sought, growing) {
    /** @type {[string, string][]} */
    const corrected = [];
    const clauses = await Promise.all(
      sought.map(async (word) => {
        const terms = await (word === growing ? termsOfGrowing(this.index, this.catalogue, word) : termsOf(this.index, word));
        if (terms.length > 0) return { terms };
        const { meantWord } = await this.part('corrections');
        const instead = await meantWord(this.index, this.catalogue.names, word);
        if (instead === null) return { terms };
        corrected.push([word, instead]);
        return { terms: await termsOf(this.index, instead) };
      }),
    );
    return { clauses, corrected };
  }

  /**
   * Return the lunr score of every document for some clauses, and which of the clauses each document satisfies, as bits.
   * A term that two clauses ask for weighs twice in the query's vector, as in lunr.
   * @param {Clause[]} clauses
   */
  rank(clauses) {
    const { root, documents: total } = this.index;
    /** @type {Map<string, import('./score.js').Weighted>} */
    const asked = new Map();
    const answered = new Uint32Array(total);
    clauses.forEach(({ terms, boost = 1, fields = [...root.fields.keys()] }, number) => {
      for (const { shard, term } of terms) {
        const text = shard.terms[term] ?? '';
        const known = asked.get(text) ?? { shard, term, weights: root.fields.map(() => 0) };
        asked.set(text, known);
        for (const field of fields) known.weights[field] = (known.weights[field] ?? 0) + boost;
        const inFields = has(shard.shapes, root.fields.length, fields);
        for (let p = shard.starts[term] ?? 0; p < (shard.starts[term + 1] ?? 0); p += 1) {
          if (!inFields[shard.shapeOf[p] ?? 0]) continue;
          const document = shard.documents[p] ?? 0;
          answered[document] = (answered[document] ?? 0) | (1 << number);
        }
      }
    });
    return { sums: scores([...asked.values()], root, total), answered };
  }

  /**
   * Return for each facet its values with how many results each would leave; years by themselves.
   * @param {Found} found
   * @param {Choice} choice
   * @param {boolean} [places]  whether to count places even where that costs much
   */
  async facets(found, choice, places = false) {
    const { facets } = await this.part('narrowing');
    return facets(this, found.entries, choice, places);
  }

  /**
   * Load the result cards of documents, in their order.
   * @param {number[]} documents
   */
  cards(documents) {
    return Promise.all(documents.map((document) => card(this.index, this.catalogue, document)));
  }

  /**
   * Return a query with a commoner word in place of one that a reader may have mistyped; null if nothing suggests itself.
   * @param {string} text
   * @param {Found} found
   */
  async suggestion(text, found) {
    if (found.documents.length >= FEW || found.corrected.length > 0 || found.words.length === 0) return null;
    const { commonerQuery } = await this.part('corrections');
    return commonerQuery(this.index, this.catalogue.names, text, found.words);
  }

  /**
   * Return what a reader may be about to type: pages of places, awards and issuers whose names have words that begin like
   * all that were typed, the ones with most entries first; and known words that complete the last one.
   * @param {string} text
   */
  async suggest(text) {
    const typed = words(text);
    const last = typed.at(-1);
    if (last === undefined || !/[\p{L}\p{N}\p{M}]$/u.test(text)) return { names: [], words: [] };
    const { places, issuers, awards } = this.catalogue;
    const names = [...places, ...awards, ...issuers]
      .map((thing) => ({ thing, rank: beginsLike(thing, typed) }))
      .filter(({ rank }) => rank > 0)
      .sort((one, other) => other.rank - one.rank || other.thing.entries - one.thing.entries)
      .slice(0, MOST_NAMES)
      .map(({ thing: { section, name, address, type, within, entries } }) => ({ section, name, address, type, within, entries }));
    return { names, words: completions(this.catalogue, last) };
  }
}

/**
 * Return 2 if the name of a thing itself begins like the words typed, 1 if another of its names has words that do, else 0.
 * @param {Named} thing
 * @param {string[]} typed
 */
function beginsLike({ name, others }, typed) {
  /** @param {string} text */
  const fits = (text) => {
    const its = words(text);
    return typed.every((word) => its.some((one) => one.startsWith(word)));
  };
  return fits(name) ? 2 : others.some(fits) ? 1 : 0;
}

/** @param {Term} term */
function documentsOf({ shard, term }) {
  return [...shard.documents.subarray(shard.starts[term], shard.starts[term + 1])];
}

/**
 * Return the fitting documents that satisfy the most clauses, and how many these are.
 * @param {Uint32Array} answered
 * @param {(document: number) => boolean} fits
 * @param {boolean} all  whether documents fit that satisfy no clause, since there is none
 */
function best(answered, fits, all) {
  /** @type {number[]} */
  let documents = [];
  let most = 0;
  answered.forEach((mask, document) => {
    const satisfied = bits(mask);
    if ((satisfied === 0 && !all) || satisfied < most || !fits(document)) return;
    if (satisfied > most) documents = [];
    most = satisfied;
    documents.push(document);
  });
  return { documents, most };
}

/**
 * Tell of each shape whether it has a term in any of some fields.
 * @param {Uint32Array} shapes
 * @param {number} width
 * @param {number[]} fields
 */
function has(shapes, width, fields) {
  return Array.from({ length: shapes.length / width }, (_, shape) => fields.some((field) => shapes[shape * width + field]));
}

/** @param {number} mask */
function bits(mask) {
  let set = 0;
  for (let rest = mask; rest; rest &= rest - 1) set += 1;
  return set;
}

/**
 * Load the root file and the names, and return the engine of the index.
 * @param {Load} load
 */
export async function open(load) {
  const index = new Index(await load(ROOT_FILE), load);
  const catalogue = await index.catalogue((file) => readCatalogue(file, index.root));
  return new Engine(index, catalogue);
}
