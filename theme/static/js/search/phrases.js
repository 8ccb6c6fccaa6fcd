// @ts-check
/**
 * Phrases in, the documents that have them out. Loaded for the first phrase.
 */

import { range, readWords } from './shards.js';

/** @typedef {import('./index.js').Index} Index */

/**
 * Return the documents that have some words in this order, one right after the other.
 * @param {Index} index
 * @param {string[]} phrase
 * @returns {Promise<Set<number>>}
 */
export async function documentsWith(index, phrase) {
  /** @type {Set<number>} */
  const found = new Set();
  const files = await Promise.all(phrase.map((word) => index.positions(word, readWords)));
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
