// @ts-check
/**
 * lunr's score (https://lunrjs.com/guides/searching.html), from term frequencies instead of stored vectors.
 *
 * A cell of lunr's field vector is BM25 rounded to three decimals; a document's score is the sum over fields of the dot
 * product of query vector and field vector, divided by the length of the query vector alone.
 */

/**
 * Round to three decimals as Python's `round(value, 3)` does when the index is built: to the nearest decimal of the exact
 * binary value, an exact half to even.
 * @param {number} value  positive, below 1e9
 */
export function roundCell(value) {
  const thousandths = value * 1000;
  const below = Math.floor(thousandths);
  // The product is off by less than this, so nearer to a half it cannot be trusted.
  if (Math.abs(thousandths - below - 0.5) > 1e-6) return Math.round(thousandths) / 1000;
  // A half that is exact in binary is an odd number of sixteenths.
  if (Number.isInteger(value * 16)) return (below % 2 === 0 ? below : below + 1) / 1000;
  return Number(value.toFixed(3));
}

/**
 * @param {number} documents  how many there are
 * @param {number} cells      how many (document, field) pairs have the term
 */
export function inverseFrequency(documents, cells) {
  return Math.log(1 + Math.abs((documents - cells + 0.5) / (cells + 0.5)));
}

/**
 * The weight of a term in one field of one document; the order of operations is that of lunr's builder.
 * @param {number} inverse    inverse frequency of the term
 * @param {number} frequency  of the term in the field
 * @param {number} relative   length of the field, as a multiple of the average
 * @param {number} k1
 * @param {number} b
 * @param {number} fieldBoost
 * @param {number} documentBoost
 */
export function cell(inverse, frequency, relative, k1, b, fieldBoost, documentBoost) {
  const weight = (inverse * ((k1 + 1) * frequency)) / (k1 * (1 - b + b * relative) + frequency);
  return roundCell(weight * fieldBoost * documentBoost);
}
