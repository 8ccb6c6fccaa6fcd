// @ts-check
/**
 * The terms of a search in, what tells whether a written word is among them out.
 */

import { runs } from './mark.js';
import { stem } from './stem.js';
import { words } from './words.js';

/**
 * Return a function that tells whether the index would file a written word under one of some terms.
 * @param {ReadonlySet<string>} terms
 * @returns {(word: string) => boolean}
 */
export function finder(terms) {
  return (written) => words(written).some((word) => terms.has(word) || terms.has(stem(word)));
}

/**
 * Return the words of some cards that a search found, as they are written.
 * @param {import('./cards.js').Card[]} cards
 * @param {ReadonlySet<string>} terms
 */
export function foundWords(cards, terms) {
  const isFound = finder(terms);
  const texts = cards.flatMap(({ title, tier, places = [], issuers = [], summary, within }) => [
    title,
    tier ?? '',
    ...places,
    ...issuers,
    summary ?? '',
    within ?? '',
  ]);
  return [...new Set(texts.flatMap((text) => runs(text, isFound).flatMap(({ text: word, found }) => (found ? [word] : []))))];
}
