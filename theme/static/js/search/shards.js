// @ts-check
/**
 * Reading what `plugins/almanac/search/shards.py` writes: packed numbers and terms into typed arrays and strings.
 */

/** The last digit of a number is below this; the digits before it, lowest first, are in base OTHER_DIGITS above it. */
const LAST_DIGITS = 64;
const OTHER_DIGITS = 27;
const FIRST_CODE = 0x23;
const BACKSLASH = 0x5c;
const CODE_OF_A = 0x41;
const SHARD_NAME_LETTERS = 8;
const CHUNK_NAME_LETTERS = 6;

/**
 * What the root file says of the index.
 * @typedef {object} Root
 * @property {number} format
 * @property {number} k1
 * @property {number} b
 * @property {[string, number][]} fields             name and boost, in the order of a shape's columns
 * @property {[string, number, number][]} sections   name, number of documents and boost, in the order of the documents
 * @property {string[]} functionWords
 * @property {string} lengths                        name of the file of field lengths
 * @property {string} firstTerms                     packed: the first term of each shard
 * @property {string} shards                         the shards' names, SHARD_NAME_LETTERS each
 * @property {number} cardsPerChunk
 * @property {string} chunks                         the chunks' names, CHUNK_NAME_LETTERS each
 */

/**
 * A run of sorted terms with their postings. The postings of term t are those from starts[t] up to starts[t + 1]; posting p
 * is document documents[p], whose frequencies in the fields are shapes[shapeOf[p] * fields] and what follows.
 * @typedef {object} Shard
 * @property {string[]} terms
 * @property {Set<string>} whole
 * @property {Uint32Array} starts
 * @property {Uint32Array} documents
 * @property {Uint32Array} shapes
 * @property {Uint32Array} shapeOf
 */

/**
 * @param {string} packed
 * @returns {Uint32Array}
 */
export function unpack(packed) {
  const numbers = new Uint32Array(packed.length);
  let count = 0;
  let value = 0;
  let place = 1;
  for (let i = 0; i < packed.length; i += 1) {
    const code = packed.charCodeAt(i);
    const digit = code - FIRST_CODE - (code > BACKSLASH ? 1 : 0);
    if (digit < LAST_DIGITS) {
      numbers[count] = value + digit * place;
      count += 1;
      value = 0;
      place = 1;
    } else {
      value += (digit - LAST_DIGITS) * place;
      place *= OTHER_DIGITS;
    }
  }
  return numbers.slice(0, count);
}

/**
 * @param {string} packed
 * @returns {string[]}
 */
export function unpackTerms(packed) {
  /** @type {string[]} */
  const terms = [];
  let before = '';
  for (const [, shared = 'A', rest = ''] of packed.matchAll(/([A-Z])([^A-Z]*)/g)) {
    before = before.slice(0, shared.charCodeAt(0) - CODE_OF_A) + rest;
    terms.push(before);
  }
  return terms;
}

/**
 * @param {any} file  a shard as parsed from JSON
 * @returns {Shard}
 */
export function readShard(file) {
  const terms = unpackTerms(file.terms);
  const sizes = unpack(file.sizes);
  const documents = unpack(file.documents);
  const starts = new Uint32Array(terms.length + 1);
  let posting = 0;
  for (let term = 0; term < terms.length; term += 1) {
    let before = -1;
    for (let left = sizes[term] ?? 0; left > 0; left -= 1) {
      before += (documents[posting] ?? 0) + 1;
      documents[posting] = before;
      posting += 1;
    }
    starts[term + 1] = posting;
  }
  /** @type {Set<string>} */
  const whole = new Set();
  let number = -1;
  for (const gap of unpack(file.whole)) {
    number += gap + 1;
    whole.add(terms[number] ?? '');
  }
  return { terms, whole, starts, documents, shapes: unpack(file.shapes), shapeOf: unpack(file.shapeOf) };
}

/**
 * Return the position of the first of the sorted terms that does not come before the given one.
 * @param {string[]} terms
 * @param {string} term
 */
export function lowerBound(terms, term) {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? '') < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {Root} root
 * @param {number} shard
 */
export function shardPath(root, shard) {
  return `istilah/${root.shards.slice(shard * SHARD_NAME_LETTERS, (shard + 1) * SHARD_NAME_LETTERS)}.json`;
}

/** @param {Root} root */
export function lengthsPath(root) {
  return `panjang/${root.lengths}.json`;
}

/**
 * @param {Root} root
 * @param {number} chunk
 */
export function chunkPath(root, chunk) {
  const name = root.chunks.slice(chunk * CHUNK_NAME_LETTERS, (chunk + 1) * CHUNK_NAME_LETTERS);
  return `kartu/${chunk}.${name}.json`;
}
