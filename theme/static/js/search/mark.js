// @ts-check
/**
 * Highlighting: a text in, its runs out, those that a search found and those between them.
 */

/** A word as it stands in a text, its marks and apostrophes included. */
const WRITTEN_WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'`´ʻʼʿ‘’‛′]*/gu;

/**
 * Cut a text into runs that a search found or did not; joined, the runs are the text.
 * @param {string} text
 * @param {(word: string) => boolean} isFound  tells of a word as it is written
 * @returns {{text: string, found: boolean}[]}
 */
export function runs(text, isFound) {
  const all = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WRITTEN_WORD)) {
    if (!isFound(word)) continue;
    if (index > end) all.push({ text: text.slice(end, index), found: false });
    all.push({ text: word, found: true });
    end = index + word.length;
  }
  if (end < text.length) all.push({ text: text.slice(end), found: false });
  return all;
}
