// @ts-check
/**
 * What a reader typed in, the words to search for out: all that a query without signs needs. One with signs is for `query.js`.
 */

import { words } from './words.js';

const SIGN = /["“”„:]|(?:^|\s)-|\d{4}(?:\.\.|[-–—])/u;
/** A year as it is typed. */
export const YEAR = /^\d{4}$/;
const YEAR_WORDS = ['tahun', 'year'];

/**
 * Tell whether a text may have phrases, exclusions, filters or a range of years.
 * @param {string} text
 */
export function hasSigns(text) {
  return SIGN.test(text);
}

/**
 * Return the words of a text, each once, and which of them may still be being typed: the last, while nothing follows it.
 * "tahun 2018" asks for the year, not for the word before it.
 * @param {string} text
 * @param {string[]} typed  its words, or those of them that stand outside of phrases and filters
 * @returns {{words: string[], growing: string | null}}
 */
export function plain(text, typed = words(text)) {
  const sought = typed.filter((word, i) => !(YEAR_WORDS.includes(word) && YEAR.test(typed[i + 1] ?? '')));
  const last = typed.at(-1);
  const grows = last !== undefined && /[\p{L}\p{N}\p{M}]$/u.test(text) && words(text).at(-1) === last;
  return { words: [...new Set(sought)], growing: grows ? last : null };
}
