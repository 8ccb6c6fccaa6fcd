// @ts-check
/**
 * What a reader typed in, words, phrases and filters out.
 *
 *   adipura semarang          both words
 *   "wajar tanpa pengecualian"  these words in this order
 *   -opini                    not this word; -"…" and -kota:bandung likewise
 *   kota:semarang tahun:2018..2022 pemberi:bpk jenis:ranking tema:toleransi
 *   2018..2022, 2018-2022     years without a name are years as well
 *
 * Any other punctuation divides words and does nothing else.
 */

import { plain, YEAR } from './plain.js';
import { words } from './words.js';

/** @typedef {{name: FilterName, words: string[], text: string, not: boolean}} NamedFilter */
/** @typedef {'place' | 'city' | 'regency' | 'province' | 'issuer' | 'award' | 'kind' | 'theme' | 'status'} FilterName */

/**
 * @typedef {object} Query
 * @property {string[]} words               folded, each once
 * @property {string | null} growing         the last word, if it may still be being typed
 * @property {string[][]} phrases            folded words in their order
 * @property {string[]} excluded
 * @property {string[][]} excludedPhrases
 * @property {NamedFilter[]} filters
 * @property {Years[]} years                 alternatives
 */

/** First and last year, both included; 0 is "without a year". @typedef {[number, number]} Years */

/** What stands before a colon, in Indonesian and English. @type {Readonly<Record<string, FilterName | 'year'>>} */
const NAMES = {
  daerah: 'place',
  place: 'place',
  kota: 'city',
  city: 'city',
  kabupaten: 'regency',
  kab: 'regency',
  regency: 'regency',
  provinsi: 'province',
  province: 'province',
  tahun: 'year',
  year: 'year',
  pemberi: 'issuer',
  issuer: 'issuer',
  penghargaan: 'award',
  award: 'award',
  jenis: 'kind',
  kind: 'kind',
  tema: 'theme',
  theme: 'theme',
  status: 'status',
};

const LAST_YEAR = 9999;
const TOKEN = /(-?)(?:(\p{L}+):)?(?:["“”„]([^"“”„]*)(?:["“”„]|$)|(\S+))/gu;
const YEARS = /^(\d{4})(?:\.\.+|[-–—])(\d{4})$/;
const OPEN_YEARS = /^(\d{4})?(?:\.\.+|[-–—])(\d{4})?$/;

/**
 * @param {string} text
 * @returns {Years | null}
 */
function yearsOf(text) {
  const [, from, to] = YEARS.exec(text) ?? [];
  return from && to ? [Math.min(+from, +to), Math.max(+from, +to)] : null;
}

/**
 * The years after `tahun:`, where one end may be open and a word says that there is none.
 * @param {string} text
 * @returns {Years | null}
 */
function namedYears(text) {
  if (YEAR.test(text)) return [+text, +text];
  const [, from, to] = OPEN_YEARS.exec(text) ?? [];
  if (from || to) return yearsOf(text) ?? [from ? +from : 1, to ? +to : LAST_YEAR];
  return /^(tanpa|none|unknown)/i.test(text) ? [0, 0] : null;
}

/**
 * @param {string} text
 * @returns {Query}
 */
export function parse(text) {
  /** @type {Query} */
  const query = { words: [], growing: null, phrases: [], excluded: [], excludedPhrases: [], filters: [], years: [] };
  /** @type {string[]} */
  const typed = [];
  for (const token of text.matchAll(TOKEN)) {
    const [whole, minus, name = '', quoted, bare] = token;
    const value = quoted ?? bare ?? '';
    const not = minus !== '';
    const filter = Object.hasOwn(NAMES, name.toLowerCase()) ? NAMES[name.toLowerCase()] : undefined;
    const its = words(value);
    if (filter && its.length === 0) continue;
    if (filter === 'year') {
      const years = namedYears(value);
      if (years && !not) query.years.push(years);
      else typed.push(...its);
    } else if (filter) {
      query.filters.push({ name: filter, words: its, text: value, not });
    } else if (quoted !== undefined && !name) {
      if (its.length > 0) (not ? query.excludedPhrases : query.phrases).push(its);
    } else {
      const years = not || name ? null : yearsOf(value);
      if (years) query.years.push(years);
      else if (not && !name) query.excluded.push(...its);
      else typed.push(...words(whole));
    }
  }
  return { ...query, ...plain(text, typed) };
}
