// @ts-check
/**
 * Phrases in, the documents that have them out. Loaded for the first phrase.
 */

import { range, readWords } from './shards.js';

/** @typedef {import('./index.js').Index} Index */

/**
 * Return the documents that have some words in this order, one right after the other. Where the phrase has a function word,
 * which the index leaves out, any word may stand.
 * @param {Index} index
 * @param {string[]} phrase
 * @returns {Promise<Set<number>>}
 */
export async function documentsWith(index, phrase) {
  const asked = phrase
    .map((word, offset) => ({ word, offset }))
    .filter(({ word }) => !index.root.functionWords.includes(word));
  const runs = await Promise.all(
    asked.map(async ({ word, offset }) => {
      const file = await index.positions(word, readWords);
      const at = file ? (range(file.words, word)[0] ?? 0) : 0;
      return file?.words[at] === word ? { file, offset, next: file.starts[at] ?? 0, end: file.starts[at + 1] ?? 0 } : null;
    }),
  );
  /** @type {Set<number>} */
  const found = new Set();
  const known = runs.filter((run) => run !== null);
  const [first, ...others] = known;
  if (!first || known.length < runs.length) return found;
  // Postings of all words walk forward together, document by document.
  for (; first.next < first.end; first.next += 1) {
    const document = first.file.documents[first.next] ?? 0;
    const here = others.map((run) => {
      while (run.next < run.end && (run.file.documents[run.next] ?? 0) < document) run.next += 1;
      return run.next < run.end && run.file.documents[run.next] === document ? positionsOf(run) : null;
    });
    const fits = (/** @type {number} */ position) =>
      here.every((positions, nth) => positions?.includes(position + (others[nth]?.offset ?? 0) - first.offset));
    if (positionsOf(first).some(fits)) found.add(document);
  }
  return found;
}

/** @param {{file: import('./shards.js').Words, next: number}} run */
function positionsOf({ file, next }) {
  return file.positions.subarray(file.positionStarts[next], file.positionStarts[next + 1]);
}
