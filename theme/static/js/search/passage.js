// @ts-check
/**
 * A page's text and the terms of a search in, the passage that shows them best out.
 */

import { finder } from './finder.js';
import { runs } from './mark.js';

/** Letters of a passage: about two lines on a wide screen, four on a telephone. */
const LENGTH = 180;
/** Where a sentence starts this near before a passage, the passage begins with it. */
const LEAD = 60;

/**
 * Return the part of a text with the most different found words, as runs; null if it has none.
 * @param {string} text
 * @param {ReadonlySet<string>} terms
 * @returns {{text: string, found: boolean}[] | null}
 */
export function passage(text, terms) {
  const isFound = finder(terms);
  let at = 0;
  const found = runs(text, isFound).flatMap((run) => {
    const start = at;
    at += run.text.length;
    return run.found ? [{ start, word: run.text.toLowerCase() }] : [];
  });
  if (found.length === 0) return null;
  let best = 0;
  let most = 0;
  for (const { start } of found) {
    const words = new Set(found.filter((one) => one.start >= start && one.start < start + LENGTH - LEAD).map(({ word }) => word));
    if (words.size > most) [best, most] = [start, words.size];
  }
  const before = text.slice(Math.max(0, best - LEAD), best);
  const sentence = Math.max(before.lastIndexOf('. '), before.lastIndexOf('? '), before.lastIndexOf('! '));
  const word = before.indexOf(' ');
  const from = best <= LEAD ? 0 : best - before.length + (sentence >= 0 ? sentence + 2 : word + 1);
  const cut = text.slice(from, from + LENGTH);
  const whole = from + LENGTH >= text.length ? cut : cut.slice(0, cut.lastIndexOf(' '));
  const shown = `${from > 0 && sentence < 0 ? '… ' : ''}${whole}${from + LENGTH < text.length ? ' …' : ''}`;
  return runs(shown, isFound);
}
