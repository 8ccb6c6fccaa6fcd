// @ts-check
/**
 * Words that nothing has, or hardly anything, in, the ones that a reader may have meant out. Loaded for the first of them.
 */

import { nearest } from './spelling.js';
import { words } from './words.js';

/** @typedef {import('./index.js').Index} Index */

/** Binary digits by which a word has to be commoner than the one typed before it is suggested in its stead. */
const COMMONER = 3;

/**
 * Return the known word that a reader may have meant: a word of a name, or one from the lists that begins alike.
 * @param {Index} index
 * @param {ReadonlyMap<string, number>} names   words of names, with how common each is
 * @param {string} word
 */
export async function meantWord(index, names, word) {
  const [here] = index.lists.between(word, word);
  const alike = [2, 3].map((letters) => index.lists.beginning(word.slice(0, letters))).find((paths) => paths.length > 0);
  const lists = await index.wordLists([...new Set([...(alike ?? []), ...(here ? [here] : [])])]);
  /** @type {[string, number][]} */
  const known = [...names];
  for (const { words, bits } of lists) words.forEach((its, i) => known.push([its, bits[i] ?? 0]));
  return nearest(word, known);
}

/**
 * Return a query with commoner words in place of those that a reader may have mistyped; null if nothing suggests itself.
 * @param {Index} index
 * @param {ReadonlyMap<string, number>} names
 * @param {string} text
 * @param {string[]} searched  the words that were searched for
 */
export async function commonerQuery(index, names, text, searched) {
  let suggested = text;
  for (const word of searched) {
    if (names.has(word)) continue;
    const instead = await meantWord(index, names, word);
    if (instead === null || (names.get(instead) ?? COMMONER) < COMMONER) continue;
    suggested = replaced(suggested, word, instead);
  }
  return suggested === text ? null : suggested;
}

/**
 * Put a word in place of another wherever that stands in a text, as it was written.
 * @param {string} text
 * @param {string} word
 * @param {string} instead
 */
function replaced(text, word, instead) {
  return text.replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu, (written) => (words(written)[0] === word ? instead : written));
}
