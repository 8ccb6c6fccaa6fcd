// @ts-check
/**
 * Files of neighbouring terms and words, as `plugins/almanac/search/shards.py` and `vocabulary.py` write them.
 */

import { fromGaps, lowerBound, nameAt, startsOf, unpack, unpackWords } from './packing.js';

/**
 * A run of sorted terms with their postings. The postings of term t are those from starts[t] up to starts[t + 1]; posting p
 * is document documents[p], whose row of frequencies and lengths in the fields is shapes[shapeOf[p] * fields] and what
 * follows.
 * @typedef {object} Shard
 * @property {string[]} terms
 * @property {Set<string>} whole              terms that stand for themselves, not for their stem
 * @property {Map<string, string[]>} variants  further terms that a query for the key asks for
 * @property {Uint32Array} starts
 * @property {Uint32Array} documents
 * @property {Uint32Array} shapes
 * @property {Uint32Array} shapeOf
 */

/**
 * A run of sorted words with their positions: occurrences of posting p are those from gapStarts[p].
 * @typedef {object} Words
 * @property {string[]} words
 * @property {Uint32Array} starts
 * @property {Uint32Array} documents
 * @property {Uint32Array} positionStarts
 * @property {Uint32Array} positions
 */

/** Comes after every letter, so that prefix + AFTER bounds the words that begin with prefix. */
const AFTER = '\uffff';

/** A shorter prefix would fetch a large part of the index. */
const SHORTEST_PREFIX = 2;
const MOST_FILES = 3;

/** The files of one folder, each a run of sorted words, found by the first words of all. */
export class Folder {
  /**
   * @param {string} path
   * @param {[string, string]} packed  what divides each file from the one before, and names
   */
  constructor(path, [first, names]) {
    this.path = path;
    this.first = unpackWords(first);
    this.names = names;
  }

  /**
   * Return the paths of the files that may hold words from `from` up to `to`.
   * @param {string} from
   * @param {string} to
   */
  between(from, to) {
    /** @type {string[]} */
    const paths = [];
    const start = Math.max(0, lowerBound(this.first, `${from}\0`) - 1);
    for (let n = start; n < this.first.length && (this.first[n] ?? '') <= to; n += 1) {
      paths.push(`${this.path}/${nameAt(this.names, n)}.json`);
    }
    return paths;
  }

  /**
   * Return the paths of the files with words that begin with a prefix; none where these are spread over too many, because
   * to look there would cost a reader too much.
   * @param {string} prefix
   */
  beginning(prefix) {
    const paths = this.between(prefix, prefix + AFTER);
    return prefix.length < SHORTEST_PREFIX || paths.length > MOST_FILES ? [] : paths;
  }
}

/**
 * @param {any} file  as parsed from JSON
 * @returns {Shard}
 */
export function readShard(file) {
  const terms = unpackWords(file.terms);
  const starts = startsOf(unpack(file.sizes));
  const whole = fromGaps(unpack(file.whole), Uint32Array.of(0, terms.length));
  return {
    terms,
    whole: new Set([...whole].map((term) => terms[term] ?? '')),
    variants: new Map((file.variants ?? []).map((/** @type {any[]} */ [term, ...its]) => [terms[term], its])),
    starts,
    documents: fromGaps(unpack(file.documents), starts),
    shapes: unpack(file.shapes),
    shapeOf: unpack(file.shapeOf),
  };
}

/**
 * @param {any} file
 * @returns {Words}
 */
export function readWords(file) {
  const starts = startsOf(unpack(file.sizes));
  const positionStarts = startsOf(unpack(file.counts));
  return {
    words: unpackWords(file.words),
    starts,
    documents: fromGaps(unpack(file.documents), starts),
    positionStarts,
    positions: fromGaps(unpack(file.gaps), positionStarts),
  };
}

/**
 * A list of words to suggest, with how common each is as a number of binary digits.
 * @param {any} file
 */
export function readList(file) {
  return { words: unpackWords(file.words), bits: unpack(file.bits) };
}

/**
 * Return the range of the sorted words that begin with a prefix.
 * @param {string[]} words
 * @param {string} prefix
 */
export function range(words, prefix) {
  return [lowerBound(words, prefix), lowerBound(words, prefix + AFTER)];
}
