// @ts-check
/**
 * Reading what `plugins/almanac/search/packing.py` writes: packed numbers and words into typed arrays and strings.
 */

/** The last digit of a number is below this; the digits before it, lowest first, are in base OTHER_DIGITS above it. */
const LAST_DIGITS = 64;
const OTHER_DIGITS = 27;
const FIRST_CODE = 0x23;
const BACKSLASH = 0x5c;
const CODE_OF_A = 0x41;
const NAME_LETTERS = 5;

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
export function unpackWords(packed) {
  /** @type {string[]} */
  const words = [];
  let before = '';
  for (const [, shared = 'A', rest = ''] of packed.matchAll(/([A-Z])([^A-Z]*)/g)) {
    before = before.slice(0, shared.charCodeAt(0) - CODE_OF_A) + rest;
    words.push(before);
  }
  return words;
}

/**
 * Turn steps from the number before, 2n forwards and 2n - 1 backwards, into the numbers themselves, in place.
 * @param {Uint32Array} steps
 */
export function fromSteps(steps) {
  let number = 0;
  steps.forEach((step, i) => {
    number += step % 2 ? -(step + 1) / 2 : step / 2;
    steps[i] = number;
  });
  return steps;
}

/**
 * Return where each of several runs begins, given their lengths, and where the last one ends.
 * @param {Uint32Array} sizes
 */
export function startsOf(sizes) {
  const starts = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, i) => {
    starts[i + 1] = (starts[i] ?? 0) + size;
  });
  return starts;
}

/**
 * Turn the gaps of several ascending runs, each from -1, into the numbers themselves, in place.
 * @param {Uint32Array} gaps
 * @param {Uint32Array} starts
 */
export function fromGaps(gaps, starts) {
  for (let run = 0; run + 1 < starts.length; run += 1) {
    let before = -1;
    for (let i = starts[run] ?? 0; i < (starts[run + 1] ?? 0); i += 1) {
      before += (gaps[i] ?? 0) + 1;
      gaps[i] = before;
    }
  }
  return gaps;
}

/**
 * Return the n-th of several file names that stand behind each other.
 * @param {string} names
 * @param {number} n
 */
export function nameAt(names, n) {
  return names.slice(n * NAME_LETTERS, (n + 1) * NAME_LETTERS);
}

/**
 * Return the position of the first of the sorted words that does not come before the given one.
 * @param {string[]} words
 * @param {string} word
 */
export function lowerBound(words, word) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
