// @ts-check
/**
 * lunr's score (https://lunrjs.com/guides/searching.html), from term frequencies instead of stored vectors.
 *
 * A cell of lunr's field vector is BM25 rounded to three decimals. A document's score is the sum over fields of the dot
 * product of query vector and field vector, divided by the length of the field's query vector alone: so a query needs the
 * cells of its own terms and no others.
 */

/** @typedef {import('./shards.js').Shard} Shard */
/** @typedef {import('./index.js').Root} Root */

/**
 * A term that a query asks for, and its weight in the query's vector of each field.
 * @typedef {object} Weighted
 * @property {Shard} shard
 * @property {number} term
 * @property {number[]} weights
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
function inverseFrequency(documents, cells) {
  return Math.log(1 + Math.abs((documents - cells + 0.5) / (cells + 0.5)));
}

/**
 * Return the length of the query's vector of each field.
 * @param {Iterable<Weighted>} terms
 * @param {number} fields
 */
function magnitudes(terms, fields) {
  const squares = new Float64Array(fields);
  for (const { weights } of terms) weights.forEach((weight, field) => (squares[field] = (squares[field] ?? 0) + weight ** 2));
  return squares.map(Math.sqrt);
}

/**
 * Return the score of every document.
 * @param {Weighted[]} terms
 * @param {Root} root
 * @param {number} documents
 */
export function scores(terms, root, documents) {
  const sums = new Float64Array(documents);
  const lengths = magnitudes(terms, root.fields.length);
  for (const term of terms) addTerm(term, lengths, root, sums);
  return sums;
}

/**
 * Add the cells of one term to the sums of the documents that have it. Postings of one shape in one section have the same
 * cells, so these are worked out once; the order of operations is that of lunr's builder.
 * @param {Weighted} weighted
 * @param {Float64Array} lengths
 * @param {Root} root
 * @param {Float64Array} sums
 */
function addTerm({ shard, term, weights }, lengths, root, sums) {
  const { k1, b, fields, sections, lengthBase, lengthBits } = root;
  const { documents, shapes, shapeOf } = shard;
  const start = shard.starts[term] ?? 0;
  const end = shard.starts[term + 1] ?? 0;
  const width = fields.length;
  const filled = new Uint8Array(shapes.length / width);
  shapes.forEach((value, i) => {
    if (value) filled[Math.floor(i / width)] = (filled[Math.floor(i / width)] ?? 0) + 1;
  });
  let cells = 0;
  for (let p = start; p < end; p += 1) cells += filled[shapeOf[p] ?? 0] ?? 0;
  const inverse = inverseFrequency(sums.length, cells);

  const known = new Float64Array(filled.length).fill(NaN);
  let section = -1;
  let sectionEnd = 0;
  let boost = 1;
  for (let p = start; p < end; p += 1) {
    const document = documents[p] ?? 0;
    while (document >= sectionEnd) {
      section += 1;
      sectionEnd += sections[section]?.[1] ?? Infinity;
      boost = sections[section]?.[2] ?? 1;
      known.fill(NaN);
    }
    const shape = shapeOf[p] ?? 0;
    let sum = known[shape] ?? NaN;
    if (Number.isNaN(sum)) {
      sum = 0;
      for (let field = 0; field < width; field += 1) {
        const value = shapes[shape * width + field] ?? 0;
        const weight = weights[field] ?? 0;
        if (!value || !weight) continue;
        const frequency = value >> lengthBits;
        const length = lengthBase ** (value & (2 ** lengthBits - 1));
        const [, fieldBoost = 1, average = 1] = fields[field] ?? [];
        const cell = (inverse * ((k1 + 1) * frequency)) / (k1 * (1 - b + b * (length / average)) + frequency);
        sum += (weight * roundCell(cell * fieldBoost * boost)) / (lengths[field] ?? 1);
      }
      known[shape] = sum;
    }
    sums[document] = (sums[document] ?? 0) + sum;
  }
}
