// @ts-check
/**
 * What narrows a search beside its words: filters in the query, choices beside it, sorting and grouping. Loaded for the
 * first of them, with the facet columns that they need.
 */

import { count, inYears, OF_PLACES, OF_PROFILES, passes, readYears, valuesOf } from './facets.js';
import { chosenNumbers, filtersOf, readThemes, valuesOfFacet } from './meaning.js';
import { unpack } from './packing.js';

/** @typedef {import('./engine.js').Choice} Choice */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./facets.js').FacetName} FacetName */

/**
 * @typedef {object} Narrowing
 * @property {{name: string, value: string}[]} unknown  filters whose value names nothing
 * @property {string[]} asWords                 their values, to be searched for as words
 * @property {boolean} filtered                 whether the query itself has filters
 * @property {boolean} narrowed                 whether that or a choice leaves entries out
 * @property {(unranked: boolean) => Promise<Narrowed>} load  load the columns that are needed; without words the results
 *   are sorted by date
 */

/**
 * @typedef {object} Narrowed
 * @property {(entry: number) => boolean} kept     whether an entry passes the query's filters
 * @property {(entry: number) => boolean} chosen   whether it passes what was chosen
 * @property {(one: number, other: number) => number} byDate  newest first
 * @property {(entries: number[]) => {entries: number[], groups: {start: number, size: number, label: string}[]}} grouped
 */

/**
 * Say what a query's filters and a choice mean, before any column is loaded.
 * @param {Engine} engine
 * @param {import('./query.js').Query} query
 * @param {Choice} choice
 * @returns {Promise<Narrowing>}
 */
export async function narrowing(engine, query, { chosen: ids = {}, years = [], sort, group }) {
  const { index } = engine;
  const themed = Boolean(ids.theme?.length) || query.filters.some(({ name }) => name === 'theme');
  const catalogue = { ...engine.catalogue, themes: themed ? await index.themes(readThemes) : [] };
  const { filters, unknown, asWords } = filtersOf(query, catalogue, index.root);
  const chosen = chosenNumbers(ids, catalogue, index.root);
  const { all, none } = filters;
  const facets = /** @type {FacetName[]} */ ([...all, none, chosen].flatMap((one) => Object.keys(one)));
  const filtered = all.length > 0 || Object.keys(none).length > 0 || filters.years.length > 0;
  const narrowed = filtered || Object.keys(chosen).length > 0 || years.length > 0;

  const load = async (/** @type {boolean} */ unranked) => {
    const sorts = unranked || sort === 'date';
    const ofYear = filters.years.length > 0 || years.length > 0 || group === 'year';
    const [yearOf, days, values] = await Promise.all([
      sorts || ofYear ? index.column('years', readYears) : null,
      sorts ? index.column('days', unpack) : null,
      valuesOf(index, catalogue, group === 'place' ? [...facets, 'place'] : facets),
    ]);
    /** @param {number} entry */
    const year = (entry) => yearOf?.[entry] ?? 0;
    /** @param {number} entry */
    const place = (entry) => {
      const its = Array.from(values(entry, 'place'));
      return its.find((number) => chosen.place?.has(number)) ?? its[0] ?? -1;
    };
    return {
      /** @param {number} entry */
      kept: (entry) =>
        all.every((one) => passes(entry, one, values)) &&
        !Object.entries(none).some(([facet, its]) => passes(entry, { [facet]: its }, values)) &&
        inYears(year(entry), filters.years),
      /** @param {number} entry */
      chosen: (entry) => passes(entry, chosen, values) && inYears(year(entry), years),
      /** @type {(one: number, other: number) => number} */
      byDate: (one, other) => year(other) - year(one) || (days?.[other] ?? 0) - (days?.[one] ?? 0),
      /** @param {number[]} entries */
      grouped: (entries) =>
        group === 'year'
          ? inGroups(entries, year, (number) => (number ? String(number) : ''), true)
          : inGroups(entries, place, (number) => catalogue.places[number]?.name ?? '', false),
    };
  };
  return { unknown, asWords, filtered, narrowed, load };
}

/**
 * Bring entries of one group together, in the order of each group's first entry, or by the key itself, largest first.
 * @param {number[]} entries
 * @param {(entry: number) => number} key
 * @param {(key: number) => string} label
 * @param {boolean} byKey
 */
function inGroups(entries, key, label, byKey) {
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  for (const entry of entries) {
    const its = groups.get(key(entry));
    if (its) its.push(entry);
    else groups.set(key(entry), [entry]);
  }
  const ordered = byKey ? [...groups].sort(([one], [other]) => other - one) : [...groups];
  let start = 0;
  return {
    entries: ordered.flatMap(([, its]) => its),
    groups: ordered.map(([number, its]) => {
      start += its.length;
      return { start: start - its.length, size: its.length, label: label(number) };
    }),
  };
}

/**
 * Return for each facet its values with how many of some entries each would leave, the most first and what is chosen
 * always; years by themselves. Places are left out where their column is heavy and would have to be loaded, unless they
 * are asked for.
 * @param {Engine} engine
 * @param {number[]} entries  that pass everything but the choice
 * @param {Choice} choice
 * @param {boolean} places    whether places are asked for
 */
export async function facets({ index, catalogue: names }, entries, { chosen: ids = {}, years = [] }, places) {
  const withPlaces = places || !index.root.placesOnDemand || index.hasColumn('places');
  const wanted = withPlaces ? [...OF_PLACES, ...OF_PROFILES] : OF_PROFILES;
  const [yearOf, values, themes] = await Promise.all([
    index.column('years', readYears),
    valuesOf(index, names, wanted),
    index.themes(readThemes),
  ]);
  const catalogue = { ...names, themes };
  const chosen = chosenNumbers(ids, catalogue, index.root);
  const { years: ofYears, counts } = count(wanted, entries, chosen, years, values, yearOf);
  return {
    years: [...ofYears].sort(([one], [other]) => other - one),
    facets: Object.fromEntries(
      [...counts].map(([facet, its]) => {
        const all = valuesOfFacet(facet, catalogue, index.root);
        for (const number of chosen[facet] ?? []) if (number >= 0 && !its.has(number)) its.set(number, 0);
        const shown = [...its].map(([number, entries_]) => {
          const { id = '', name = '', english } = all[number] ?? {};
          return { id, label: name, english, count: entries_ };
        });
        return [facet, shown.sort((one, other) => other.count - one.count || one.label.localeCompare(other.label))];
      }),
    ),
  };
}
