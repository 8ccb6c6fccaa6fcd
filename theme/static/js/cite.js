// @ts-check
/**
 * An entry's page in, its citation as BibTeX and RIS out. Both are made from what the page says already, for the few
 * readers who want them. What is not known, a day of publication or an address, is left out of both.
 */

/**
 * What is cited.
 * @typedef {object} Cited
 * @property {string} key       the entry's slug, which addresses keep for good
 * @property {string} title
 * @property {string} almanac   the almanac's name
 * @property {string} volume    the index year as a citation says it: "edisi 2016"
 * @property {string} day       of publication, in ISO 8601
 * @property {string} address
 * @property {string} language  of the entry, an ISO 639-1 code
 */

/** @type {Record<string, string>} */
const SPECIAL = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/**
 * Names that LaTeX's babel and biblatex know.
 * @type {Record<string, string>}
 */
const LANGUAGES = { id: 'indonesian', en: 'english' };

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** @param {string} text */
const escaped = (text) => oneLine(text).replace(/[\\{}$&%#_~^]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);

/** @param {string} text */
const capitalised = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/**
 * @param {Cited} cited
 * @returns {string}
 */
export function bibtex({ key, title, almanac, volume, day, address, language }) {
  const [year, month] = day.split('-');
  /** @type {[string, string][]} */
  const fields = [
    // Braces within braces keep a body's name whole, and a title's capitals as they are.
    ['author', `{{${escaped(almanac)}}}`],
    ['title', `{{${escaped(title)}}}`],
    ['howpublished', `{${escaped(almanac)}}`],
    ['note', `{${escaped(capitalised(volume))}}`],
  ];
  // BibTeX's own names of months are written bare.
  if (day) fields.push(['year', `{${year}}`], ['month', MONTHS[Number(month) - 1] ?? '']);
  if (address) fields.push(['url', `{${address}}`]);
  if (LANGUAGES[language]) fields.push(['langid', `{${LANGUAGES[language]}}`]);
  // In plain strings, within which no spaces are squeezed out of the bundle.
  return '@misc{' + key + ',\n' + fields.map(([name, value]) => '  ' + name + ' = ' + value).join(',\n') + '\n}\n';
}

/**
 * @param {Cited} cited
 * @returns {string}  an electronic source, one tag a line
 */
export function ris({ title, almanac, volume, day, address, language }) {
  /** @type {[string, string][]} */
  const lines = [
    ['TY', 'ELEC'],
    ['AU', almanac],
    ['TI', title],
    ['T2', almanac],
  ];
  if (day) lines.push(['PY', day.slice(0, 4)], ['DA', day.replaceAll('-', '/')]);
  lines.push(['N1', capitalised(volume)], ['LA', language]);
  if (address) lines.push(['UR', address]);
  lines.push(['ER', '']);
  return lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`).join('');
}

/**
 * Read from an entry's page what is cited.
 * @param {string} plain  its citation as running text: “Title.” Almanac, volume. …
 * @returns {Cited}
 */
function read(plain) {
  const heading = document.querySelector('h1');
  const almanac = document.querySelector('header a')?.textContent ?? '';
  const data = document.querySelector('script[type="application/ld+json"]')?.textContent ?? '{}';
  const address = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
  return {
    key: location.pathname.split('/').at(-2) ?? '',
    title: heading?.textContent ?? '',
    almanac,
    volume: plain.split(`” ${almanac}, `)[1]?.split('.')[0] ?? '',
    day: JSON.parse(data).datePublished ?? '',
    address,
    language: heading?.lang || document.documentElement.lang,
  };
}

/**
 * @param {Element} forms  where they are shown
 * @param {Element} plain  the element that has the citation as running text
 */
export function show(forms, plain) {
  const cited = read(plain.textContent ?? '');
  for (const [name, text] of [['BibTeX', bibtex(cited)], ['RIS', ris(cited)]]) {
    const shown = document.createElement('pre');
    shown.tabIndex = 0;
    shown.setAttribute('role', 'group');
    shown.setAttribute('aria-label', name ?? '');
    shown.textContent = text ?? '';
    forms.append(shown);
  }
}
