// @ts-check
/**
 * Words in, the terms of the index that satisfy them out.
 */

import { range } from './shards.js';
import { stem } from './stem.js';

/** @typedef {import('./index.js').Index} Index */
/** @typedef {import('./shards.js').Shard} Shard */
/** @typedef {{shard: Shard, term: number}} Term */

/** One letter is begun by too many words to guess which. */
const SHORTEST_COMPLETED = 2;
/** How many of the words that begin so are searched for: the commonest. */
const MOST_COMPLETIONS = 8;

/**
 * Find a term; null if no document has it and it has no variants.
 * @param {Index} index
 * @param {string} text
 * @returns {Promise<Term | null>}
 */
async function findTerm(index, text) {
  const [shard] = await index.shards(index.terms.between(text, text));
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
async function termsBeginning(index, prefix) {
  const shards = await index.shards(index.terms.beginning(prefix));
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
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @param {string} prefix
 */
export function completions({ common }, prefix) {
  return prefix.length < SHORTEST_COMPLETED ? [] : beginning([common], prefix);
}

/**
 * Return words that begin with a prefix, common ones if there are any.
 * @param {Index} index
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @param {string} prefix
 */
async function allCompletions(index, catalogue, prefix) {
  const common = completions(catalogue, prefix);
  return common.length > 0 ? common : beginning(await index.wordLists(index.lists.beginning(prefix)), prefix);
}

/**
 * Find the terms that a word stands for that may still be growing: its own; where there are none, all that begin like it,
 * and those of the words that do.
 * @param {Index} index
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @param {string} word
 */
export async function termsOfGrowing(index, catalogue, word) {
  const own = await termsOf(index, word);
  if (own.length > 0) return own;
  const words = await allCompletions(index, catalogue, word);
  const [begun, ...completed] = await Promise.all([
    termsBeginning(index, word),
    ...words.map((its) => termsOf(index, its)),
  ]);
  /** @type {Map<string, Term>} */
  const distinct = new Map();
  for (const term of [...begun, ...completed.flat()]) distinct.set(term.shard.terms[term.term] ?? '', term);
  return [...distinct.values()];
}
