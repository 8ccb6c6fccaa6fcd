// @ts-check
/**
 * Edit distance: which of many words a reader may have meant.
 */

/** Letters from which a word may differ by one edit, and by two: shorter ones resemble too many others. */
const ONE_EDIT_FROM = 4;
const TWO_EDITS_FROM = 7;

/**
 * Return how many edits a word of this length may be away from the one that was meant.
 * @param {string} word
 */
function tolerance(word) {
  return word.length >= TWO_EDITS_FROM ? 2 : word.length >= ONE_EDIT_FROM ? 1 : 0;
}

/**
 * Return the optimal string alignment distance of two words (insertions, deletions, substitutions, and transpositions of
 * neighbours), or `most + 1` if it is larger than `most`. After E. Ukkonen, "Algorithms for approximate string matching"
 * (1985): only cells near the diagonal are worked out.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  const tooFar = most + 1;
  if (Math.abs(one.length - other.length) > most) return tooFar;
  /** @type {number[]} */
  let beforeLast = [];
  let last = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    const row = new Array(other.length + 1).fill(tooFar);
    if (i <= most) row[0] = i;
    const from = Math.max(1, i - most);
    const to = Math.min(other.length, i + most);
    let least = row[0] ?? tooFar;
    for (let j = from; j <= to; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min((last[j - 1] ?? tooFar) + (same ? 0 : 1), (last[j] ?? tooFar) + 1, (row[j - 1] ?? tooFar) + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? tooFar) + 1);
      }
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return tooFar;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[other.length] ?? tooFar, tooFar);
}

/**
 * Return the known word that is nearest to a word; of equally near ones that with the same first letter, then the
 * commonest. Null if none is near enough.
 * @param {string} word
 * @param {Iterable<[string, number]>} known  words with how common each is
 * @returns {string | null}
 */
export function nearest(word, known) {
  const most = tolerance(word);
  if (most === 0) return null;
  let best = null;
  let bestRank = -Infinity;
  for (const [candidate, bits] of known) {
    if (candidate === word) continue;
    const edits = distance(word, candidate, most);
    if (edits > most) continue;
    const rank = bits - 1000 * edits + (candidate[0] === word[0] ? 500 : 0);
    if (rank > bestRank) {
      best = candidate;
      bestRank = rank;
    }
  }
  return best;
}
