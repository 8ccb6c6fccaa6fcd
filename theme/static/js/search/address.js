// @ts-check
/**
 * The search that an address stands for, and the address of a search: `?q=adipura&daerah=kota-semarang&tahun=2018..2022`.
 */

/** @typedef {import('./facets.js').FacetName} FacetName */
/** @typedef {import('./query.js').Years} Years */

/**
 * What a reader asks for. Years stand as in the address: `2018`, `2018..2022`, `2018..`, `..2022`, `tanpa`.
 * @typedef {object} State
 * @property {string} query
 * @property {Partial<Record<FacetName, string[]>>} chosen
 * @property {string[]} years
 * @property {string} sort    `tanggal`, or empty: by relevance
 * @property {string} group   `daerah`, `tahun`, or empty
 */

/** @type {Record<FacetName, string>} */
const PARAMETERS = {
  place: 'daerah',
  province: 'provinsi',
  issuer: 'pemberi',
  issuerType: 'jenis-pemberi',
  award: 'penghargaan',
  kind: 'jenis',
  theme: 'tema',
  status: 'status',
};
const NAMES = ['q', 'tahun', 'urut', 'kelompok', ...Object.values(PARAMETERS)];
const FACETS = /** @type {[FacetName, string][]} */ (Object.entries(PARAMETERS));

/** @type {Record<string, 'place' | 'year' | ''>} */
const GROUPS = { daerah: 'place', tahun: 'year' };
const YEARS = /^(?:(\d{4})|(\d{4})?\.\.(\d{4})?|tanpa)$/;
/** What names a value: `kota-semarang`, `33`. Anything else is no value, whoever wrote it into the address. */
const ID = /^[a-z0-9][a-z0-9.-]*$/;
const LAST_YEAR = 9999;

/**
 * Read a search from the query part of an address; what is unknown there is passed over.
 * @param {string} search
 * @returns {State}
 */
export function read(search) {
  const parameters = new URLSearchParams(search);
  /** @param {string} name @param {RegExp} form */
  const all = (name, form) => [...new Set(parameters.getAll(name))].filter((value) => form.test(value) && value !== '..');
  const group = parameters.get('kelompok') ?? '';
  return {
    query: parameters.get('q') ?? '',
    chosen: Object.fromEntries(FACETS.map(([facet, name]) => [facet, all(name, ID)]).filter(([, ids]) => ids?.length)),
    years: all('tahun', YEARS),
    sort: parameters.get('urut') === 'tanggal' ? 'tanggal' : '',
    group: Object.hasOwn(GROUPS, group) ? group : '',
  };
}

/**
 * Write a search into the query part of an address, which keeps whatever else stands in it.
 * @param {State} state
 * @param {string} [search]
 */
export function write(state, search = '') {
  const others = [...new URLSearchParams(search)].filter(([name]) => !NAMES.includes(name));
  const query = state.query.trim();
  const written = String(
    new URLSearchParams([
      ...(query ? [['q', query]] : []),
      ...FACETS.flatMap(([facet, name]) => (state.chosen[facet] ?? []).map((id) => [name, id])),
      ...state.years.map((years) => ['tahun', years]),
      ...(state.sort ? [['urut', state.sort]] : []),
      ...(state.group ? [['kelompok', state.group]] : []),
      ...others,
    ]),
  );
  return written && `?${written}`;
}

/**
 * The first and the last of some years; 0 is "without a year".
 * @param {string} written
 * @returns {Years}
 */
export function yearsOf(written) {
  const [, year, from, to] = YEARS.exec(written) ?? [];
  if (year) return [+year, +year];
  if (!from && !to) return [0, 0];
  const [first, last] = [from ? +from : 1, to ? +to : LAST_YEAR];
  return [Math.min(first, last), Math.max(first, last)];
}

/** @param {State} state */
export function isFiltered({ chosen, years }) {
  return years.length > 0 || Object.values(chosen).some((ids) => ids.length > 0);
}

/**
 * What the engine is asked for beside the query.
 * @param {State} state
 * @returns {import('./engine.js').Choice}
 */
export function choiceOf({ chosen, years, sort, group }) {
  return { chosen, years: years.map(yearsOf), sort: sort ? 'date' : 'relevance', group: GROUPS[group] ?? '' };
}
