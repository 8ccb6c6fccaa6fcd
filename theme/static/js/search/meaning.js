// @ts-check
/**
 * Filters as a reader names or chooses them in, numbers of the catalogue out.
 */

import { words } from './words.js';

/** @typedef {{id: string, number: number, name: string, others: string[], english: string}} Theme */
/** @typedef {import('./catalogue.js').Catalogue & {themes: Theme[]}} Catalogue */
/** @typedef {Pick<import('./catalogue.js').Named, 'id' | 'number' | 'name' | 'others'> & Partial<import('./catalogue.js').Named>} Named */
/** @typedef {import('./facets.js').Chosen} Chosen */
/** @typedef {import('./facets.js').FacetName} FacetName */
/** @typedef {import('./facets.js').Filters} Filters */
/** @typedef {import('./index.js').Root} Root */

const KIND_WORDS = ['penghargaan', 'peringkat', 'sertifikat', 'keanggotaan', 'kegiatan'];
const KIND_IDS = ['award', 'ranking', 'certificate', 'membership', 'activity'];
/** @type {Readonly<Record<string, string>>} */
const STATUS_WORDS = {
  dilaporkan: 'reported',
  dikukuhkan: 'confirmed',
  diumumkan: 'announced',
  dipersoalkan: 'disputed',
  dicabut: 'revoked',
  perorangan: 'personal',
};

/**
 * @param {any} file  of themes
 * @returns {Theme[]}
 */
export function readThemes({ ids, names, english }) {
  return ids.map((/** @type {string} */ id, /** @type {number} */ number) => ({
    id,
    number,
    name: names[number],
    others: [english[number]],
    english: english[number],
  }));
}

/**
 * Return those of some named things that a reader's words mean: by id or whole name; else those with all the words in one
 * of their names; else those with words that begin so.
 * @param {Named[]} things
 * @param {string[]} asked
 */
function meant(things, asked) {
  const joined = asked.join('-');
  /** @param {(names: string[][], thing: Named) => boolean} fits */
  const those = (fits) => things.filter((thing) => fits([thing.name, ...thing.others].map(words), thing));
  const exact = those(
    (names, { id, section }) =>
      id === joined ||
      names.some((name) => name.join('-') === joined || (section === 'place' && name.slice(1).join('-') === joined)),
  );
  if (exact.length > 0) return exact;
  const whole = those((names) => names.some((name) => asked.every((word) => name.includes(word))));
  if (whole.length > 0) return whole;
  return those((names) => names.some((name) => asked.every((word) => name.some((its) => its.startsWith(word)))));
}

/**
 * @param {import('./query.js').FilterName} name
 * @param {string[]} asked
 * @param {Catalogue} catalogue
 * @param {Root} root
 * @returns {[FacetName, number[]]}
 */
function numbersOf(name, asked, { places, provinces, issuers, awards, themes }, { kinds, statuses }) {
  /** @param {Named[]} things */
  const numbers = (things) => meant(things, asked).map(({ number }) => number);
  /** @param {string} type */
  const ofType = (type) => places.filter((place) => place.type?.endsWith(type));
  const [word = ''] = asked;
  switch (name) {
    case 'city':
      return ['place', numbers(ofType('city'))];
    case 'regency':
      return ['place', numbers(ofType('regency'))];
    case 'place':
      return ['place', numbers(places)];
    case 'province': {
      const named = places.filter(({ type }) => type === 'province');
      const found = [...numbers(provinces), ...meant(named, asked).map(({ province = 0 }) => province)];
      return ['province', [...new Set(found)]];
    }
    case 'issuer':
      return ['issuer', numbers(issuers)];
    case 'award':
      return ['award', numbers(awards)];
    case 'theme':
      return ['theme', numbers(themes)];
    case 'kind':
      return ['kind', [kinds.indexOf(KIND_IDS[KIND_WORDS.indexOf(word)] ?? word)].filter((kind) => kind >= 0)];
    case 'status':
      return ['status', [statuses.indexOf(STATUS_WORDS[word] ?? word)].filter((status) => status >= 0)];
  }
}

/**
 * Turn the filters of a query into numbers of the catalogue; one whose value names nothing is taken as words.
 * @param {import('./query.js').Query} query
 * @param {Catalogue} catalogue
 * @param {Root} root
 */
export function filtersOf(query, catalogue, root) {
  /** @type {Filters} */
  const filters = { all: [], none: {}, years: query.years };
  /** @type {{name: string, value: string}[]} */
  const unknown = [];
  /** @type {string[]} */
  const asWords = [];
  for (const { name, words: asked, text, not } of query.filters) {
    const [facet, numbers] = numbersOf(name, asked, catalogue, root);
    if (numbers.length === 0) {
      unknown.push({ name, value: text });
      if (!not) asWords.push(...asked);
    } else if (not) {
      filters.none[facet] = new Set([...(filters.none[facet] ?? []), ...numbers]);
    } else {
      filters.all.push({ [facet]: new Set(numbers) });
    }
  }
  return { filters, unknown, asWords };
}

/**
 * Return what the values of a facet are called in addresses, and what readers call them where the catalogue knows.
 * @param {FacetName} facet
 * @param {Catalogue} catalogue
 * @param {Root} root
 * @returns {{id: string, name?: string, english?: string}[]}
 */
export function valuesOfFacet(facet, { places, provinces, issuers, awards, themes }, root) {
  const named = { place: places, province: provinces, issuer: issuers, award: awards, theme: themes };
  const ids = { kind: root.kinds, status: root.statuses, issuerType: root.issuerTypes };
  return facet in named ? named[/** @type {keyof typeof named} */ (facet)] : ids[/** @type {keyof typeof ids} */ (facet)].map((id) => ({ id }));
}

/**
 * Turn what a reader has chosen by ids into numbers; an id that is none becomes one that nothing has.
 * @param {Partial<Record<FacetName, string[]>>} chosen
 * @param {Catalogue} catalogue
 * @param {Root} root
 * @returns {Chosen}
 */
export function chosenNumbers(chosen, catalogue, root) {
  const facets = /** @type {[FacetName, string[]][]} */ (Object.entries(chosen)).filter(([, ids]) => ids.length > 0);
  return Object.fromEntries(
    facets.map(([facet, ids]) => {
      const all = valuesOfFacet(facet, catalogue, root).map(({ id }) => id);
      return [facet, new Set(ids.map((id) => all.indexOf(id)))];
    }),
  );
}
