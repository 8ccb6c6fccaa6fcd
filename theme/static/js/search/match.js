// @ts-check
/**
 * Words in, the terms of the index that satisfy them out; phrases in, the documents that have them out.
 */

import { nearest } from './spelling.js';
import { range } from './shards.js';
import { stem } from './stem.js';

/** @typedef {import('./index.js').Index} Index */
/** @typedef {import('./shards.js').Shard} Shard */
/** @typedef {{shard: Shard, term: number}} Term */

/** A prefix shorter than this would fetch a large part of the index. */
const SHORTEST_PREFIX = 2;
/** A prefix whose terms lie in more files than this is not looked up, for the same reason. */
const MOST_FILES = 3;
/** How many of the words that begin so are searched for: the commonest. */
const MOST_COMPLETIONS = 8;

/**
 * Find a term; null if no document has it and it has no variants.
 * @param {Index} index
 * @param {string} text
 * @returns {Promise<Term | null>}
 */
export async function findTerm(index, text) {
  const [shard] = await index.shards(text, text);
  if (!shard) return null;
  const [term = 0] = range(shard.terms, text);
  return shard.terms[term] === text ? { shard, term } : null;
}

/** @param {Term} term */
const occurs = ({ shard, term }) => (shard.starts[term + 1] ?? 0) > (shard.starts[term] ?? 0);

/**
 * Find the terms that a finished word stands for: the word itself where it is kept whole, as those of names are, else also
 * its stem and the stem's variants.
 * @param {Index} index
 * @param {string} word
 * @returns {Promise<Term[]>}
 */
export async function termsOf(index, word) {
  const stemmed = stem(word);
  const keptWhole = index.keptWhole.has(word) && stemmed !== word;
  const [itself, itsStem] = await Promise.all([keptWhole ? findTerm(index, word) : null, findTerm(index, stemmed)]);
  if (itself?.shard.whole.has(word)) return [itself];
  const related = itsStem?.shard.variants.get(stemmed) ?? [];
  const found = await Promise.all(related.map((variant) => findTerm(index, variant)));
  return [itself, itsStem, ...found].filter((term) => term !== null).filter(occurs);
}

/**
 * Find all terms that begin with a prefix, unless they are spread too far.
 * @param {Index} index
 * @param {string} prefix
 * @returns {Promise<Term[]>}
 */
export async function termsBeginning(index, prefix) {
  if (prefix.length < SHORTEST_PREFIX || index.terms.beginning(prefix).length > MOST_FILES) return [];
  const shards = await index.shards(prefix, `${prefix}\uffff`);
  return shards.flatMap((shard) => {
    const [start = 0, end = 0] = range(shard.terms, prefix);
    return Array.from({ length: end - start }, (_, i) => ({ shard, term: start + i })).filter(occurs);
  });
}

/**
 * Return the commonest of some words that begin with a prefix.
 * @param {{words: string[], bits: Uint32Array}[]} lists
 * @param {string} prefix
 */
function beginning(lists, prefix) {
  /** @type {[string, number][]} */
  const found = [];
  for (const { words, bits } of lists) {
    const [start = 0, end = 0] = range(words, prefix);
    for (let i = start; i < end; i += 1) found.push([words[i] ?? '', bits[i] ?? 0]);
  }
  return found
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_COMPLETIONS)
    .map(([word]) => word);
}

/**
 * Return common words that begin with a prefix, the commonest first.
 * @param {Index} index
 * @param {string} prefix
 */
export async function completions(index, prefix) {
  return prefix.length < SHORTEST_PREFIX ? [] : beginning([await index.commonWords()], prefix);
}

/**
 * Return words that begin with a prefix, common ones if there are any.
 * @param {Index} index
 * @param {string} prefix
 */
async function allCompletions(index, prefix) {
  const common = await completions(index, prefix);
  const paths = index.lists.beginning(prefix);
  if (common.length > 0 || prefix.length < SHORTEST_PREFIX || paths.length > MOST_FILES) return common;
  return beginning(await index.wordLists(paths), prefix);
}

/**
 * Find the terms that a word stands for that may still be growing: its own; where there are none, all that begin like it,
 * and those of the words that do.
 * @param {Index} index
 * @param {string} word
 */
export async function termsOfGrowing(index, word) {
  const own = await termsOf(index, word);
  if (own.length > 0) return own;
  const words = await allCompletions(index, word);
  const [begun, ...completed] = await Promise.all([
    termsBeginning(index, word),
    ...words.map((its) => termsOf(index, its)),
  ]);
  /** @type {Map<string, Term>} */
  const distinct = new Map();
  for (const term of [...begun, ...completed.flat()]) distinct.set(term.shard.terms[term.term] ?? '', term);
  return [...distinct.values()];
}

/**
 * Return the known word that a reader may have meant: a word of a name, or one from the lists that begins alike.
 * @param {Index} index
 * @param {ReadonlyMap<string, number>} names   words of names, with how common each is
 * @param {string} word
 */
export async function meantWord(index, names, word) {
  const [here] = index.lists.between(word, word);
  const alike = [word.slice(0, 2), word.slice(0, 3)]
    .map((prefix) => index.lists.beginning(prefix))
    .find((paths) => paths.length <= MOST_FILES);
  const lists = await index.wordLists([...new Set([...(alike ?? []), ...(here ? [here] : [])])]);
  /** @type {[string, number][]} */
  const known = [...names];
  for (const { words, bits } of lists) words.forEach((its, i) => known.push([its, bits[i] ?? 0]));
  return nearest(word, known);
}

/**
 * Return the documents that have some words in this order, one right after the other.
 * @param {Index} index
 * @param {string[]} phrase
 * @returns {Promise<Set<number>>}
 */
export async function documentsWith(index, phrase) {
  /** @type {Set<number>} */
  const found = new Set();
  const files = await Promise.all(phrase.map((word) => index.positions(word)));
  const runs = phrase.map((word, nth) => {
    const file = files[nth];
    const at = file ? range(file.words, word)[0] ?? 0 : 0;
    if (!file || file.words[at] !== word) return null;
    return { file, start: file.starts[at] ?? 0, end: file.starts[at + 1] ?? 0 };
  });
  /** @type {NonNullable<typeof runs[number]>[]} */
  const known = [];
  for (const run of runs) {
    if (!run) return found;
    known.push(run);
  }
  // Postings of all words walk forward together, document by document.
  const next = known.map(({ start }) => start);
  const [first] = known;
  for (let p = first?.start ?? 0; first && p < first.end; p += 1) {
    const document = first.file.documents[p] ?? 0;
    const here = known.map(({ file, end }, nth) => {
      let q = nth === 0 ? p : (next[nth] ?? 0);
      while (q < end && (file.documents[q] ?? 0) < document) q += 1;
      next[nth] = q;
      if (q >= end || file.documents[q] !== document) return null;
      return file.positions.subarray(file.positionStarts[q], file.positionStarts[q + 1]);
    });
    if (here.some((positions) => positions === null)) continue;
    if (here[0]?.some((position) => here.every((positions, nth) => positions?.includes(position + nth)))) found.add(document);
  }
  return found;
}
