// @ts-check
/**
 * Highlighting: a text in, its runs out, those that a search found and those between them.
 */

import { stem } from './stem.js';
import { parts, words } from './words.js';

/**
 * Cut a text into runs that a search found or did not: a word is found if the index would file it under one of the terms.
 * @param {string} text
 * @param {ReadonlySet<string>} terms
 * @returns {{text: string, found: boolean}[]}
 */
export function runs(text, terms) {
  /** @type {{text: string, found: boolean}[]} */
  const all = [];
  for (const part of parts(text)) {
    const found = part.isWord && words(part.text).some((word) => terms.has(word) || terms.has(stem(word)));
    const last = all.at(-1);
    if (last && !last.found && !found) last.text += part.text;
    else all.push({ text: part.text, found });
  }
  return all;
}
