// @ts-check
/**
 * Folding and cutting into words, equal to `plugins/almanac/search/words.py`; a test compares the two.
 */

/** Letters that Unicode does not decompose. @type {Readonly<Record<string, string>>} */
const UNDECOMPOSED = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const ANY_UNDECOMPOSED = /[ßæœøłđðþı]/g;
// U+0027, 0060, 00B4, 02BB, 02BC, 02BF, 2018, 2019, 201B, 2032.
const APOSTROPHES = /['`´ʻʼʿ‘’‛′]/g;
const MARKS = /\p{M}/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Return text in lower case, without diacritics and apostrophes; anything else stays.
 * @param {string} text
 */
export function fold(text) {
  return text
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(ANY_UNDECOMPOSED, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(APOSTROPHES, '');
}

/**
 * Return the folded words of a text in order.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return fold(text).match(WORD) ?? [];
}
