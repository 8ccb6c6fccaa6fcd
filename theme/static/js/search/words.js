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
/** A word as it stands in a text, its marks and apostrophes included. */
const WRITTEN_WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'`´ʻʼʿ‘’‛′]*/gu;

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

/**
 * Cut a text into written words and what stands between them; joined, the parts are the text.
 * @param {string} text
 * @returns {{text: string, isWord: boolean}[]}
 */
export function parts(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(WRITTEN_WORD)) {
    if (match.index > end) found.push({ text: text.slice(end, match.index), isWord: false });
    found.push({ text: match[0], isWord: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ text: text.slice(end), isWord: false });
  return found;
}
