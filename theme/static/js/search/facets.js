// @ts-check
/**
 * The facet columns: which entries pass filters, and how many results each value of a facet would leave.
 */

import { fromSteps, startsOf, unpack } from './packing.js';

/** @typedef {'place' | 'province' | 'issuer' | 'issuerType' | 'award' | 'kind' | 'theme' | 'status'} FacetName */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./index.js').Index} Index */
/** @typedef {import('./query.js').Years} Years */

/** Chosen values by facet, as numbers; an entry passes a facet if it has any of them. @typedef {Partial<Record<FacetName, Set<number>>>} Chosen */

/**
 * What filters ask for, and what they rule out.
 * @typedef {object} Filters
 * @property {Chosen[]} all        each has to be passed
 * @property {Chosen} none
 * @property {Years[]} years       any of them; none asks for nothing
 */

/** @typedef {(entry: number, facet: FacetName) => ArrayLike<number>} ValuesOf */

/** @param {string} file @returns {Uint32Array} */
export const readYears = (file) => fromSteps(unpack(file));

/**
 * Read the places of entries, as starts and numbers.
 * @param {any} file
 */
function readPlaces(file) {
  const starts = startsOf(unpack(file.counts));
  const first = fromSteps(unpack(file.first));
  const others = unpack(file.others);
  const places = new Uint32Array(starts.at(-1) ?? 0);
  let next = 0;
  let other = 0;
  for (let entry = 0; entry + 1 < starts.length; entry += 1) {
    for (let i = starts[entry] ?? 0; i < (starts[entry + 1] ?? 0); i += 1) {
      if (i === starts[entry]) {
        places[i] = first[next] ?? 0;
        next += 1;
      } else {
        places[i] = (places[i - 1] ?? 0) + (others[other] ?? 0) + 1;
        other += 1;
      }
    }
  }
  return { starts, places };
}

/** @param {any} file */
function readProfiles(file) {
  const issuerStarts = startsOf(unpack(file.issuerCounts));
  const themeStarts = startsOf(unpack(file.themeCounts));
  return {
    kinds: unpack(file.kinds),
    statuses: unpack(file.statuses),
    awards: unpack(file.awards),
    issuerStarts,
    issuers: unpack(file.issuers),
    themeStarts,
    themes: unpack(file.themes),
    profiles: unpack(file.profiles),
  };
}

const NOTHING = new Uint32Array(0);
/** Facets whose values stand in the file of places. @type {FacetName[]} */
export const OF_PLACES = ['place', 'province'];
/** Facets whose values stand in the file of profiles. @type {FacetName[]} */
export const OF_PROFILES = ['issuer', 'issuerType', 'award', 'kind', 'theme', 'status'];

/**
 * Load what some facets need and return how to find an entry's values.
 * @param {Index} index
 * @param {Catalogue} catalogue
 * @param {FacetName[]} facets
 * @returns {Promise<ValuesOf>}
 */
export async function valuesOf(index, catalogue, facets) {
  const ofPlaces = facets.some((facet) => OF_PLACES.includes(facet));
  const ofProfiles = facets.some((facet) => OF_PROFILES.includes(facet));
  const [places, profiles] = await Promise.all([
    ofPlaces ? index.column('places', readPlaces) : null,
    ofProfiles ? index.column('profiles', readProfiles) : null,
  ]);
  const issuerTypes = catalogue.issuers.map(({ type }) => index.root.issuerTypes.indexOf(type ?? ''));
  return (entry, facet) => {
    if (OF_PLACES.includes(facet)) {
      if (!places) return NOTHING;
      const its = places.places.subarray(places.starts[entry], places.starts[entry + 1]);
      return facet === 'place' ? its : unique(its, (place) => catalogue.places[place]?.province ?? 0);
    }
    if (!profiles) return NOTHING;
    const profile = profiles.profiles[entry] ?? 0;
    if (facet === 'kind') return [profiles.kinds[profile] ?? 0];
    if (facet === 'status') return [profiles.statuses[profile] ?? 0];
    // 0 is no award.
    if (facet === 'award') return profiles.awards[profile] ? [(profiles.awards[profile] ?? 0) - 1] : NOTHING;
    if (facet === 'theme') return profiles.themes.subarray(profiles.themeStarts[profile], profiles.themeStarts[profile + 1]);
    const issuers = profiles.issuers.subarray(profiles.issuerStarts[profile], profiles.issuerStarts[profile + 1]);
    return facet === 'issuer' ? issuers : unique(issuers, (issuer) => issuerTypes[issuer] ?? 0);
  };
}

/**
 * @param {Uint32Array} numbers
 * @param {(number: number) => number} key
 * @returns {ArrayLike<number>}
 */
function unique(numbers, key) {
  return numbers.length < 2 ? [...numbers].map(key) : [...new Set([...numbers].map(key))];
}

/**
 * @param {ArrayLike<number>} values
 * @param {Set<number>} chosen
 */
function has(values, chosen) {
  for (let i = 0; i < values.length; i += 1) if (chosen.has(values[i] ?? -1)) return true;
  return false;
}

/**
 * Tell whether an entry passes some chosen facets.
 * @param {number} entry
 * @param {Chosen} chosen
 * @param {ValuesOf} values
 */
export function passes(entry, chosen, values) {
  return Object.entries(chosen).every(([facet, numbers]) => has(values(entry, /** @type {FacetName} */ (facet)), numbers));
}

/**
 * @param {number} year
 * @param {Years[]} years
 */
export function inYears(year, years) {
  return years.length === 0 || years.some(([from, to]) => year >= from && year <= to);
}

/**
 * Count, for each of some facets and for years, how many of some entries each value has. An entry counts if it passes what
 * is chosen in all other facets, so that a reader sees what choosing one more value would bring.
 * @param {FacetName[]} facets
 * @param {Iterable<number>} entries   that pass everything but `chosen` and `years`
 * @param {Chosen} chosen
 * @param {Years[]} years              chosen beside the facets
 * @param {ValuesOf} values
 * @param {Uint32Array} yearOf
 */
export function count(facets, entries, chosen, years, values, yearOf) {
  /** @type {Map<number, number>} */
  const ofYears = new Map();
  /** @type {Map<FacetName, Map<number, number>>} */
  const counts = new Map(facets.map((facet) => [facet, new Map()]));
  const names = /** @type {FacetName[]} */ (Object.keys(chosen));
  for (const entry of entries) {
    const failed = names.filter((facet) => !passes(entry, { [facet]: chosen[facet] }, values));
    const year = yearOf[entry] ?? 0;
    const inTime = inYears(year, years);
    if (failed.length + (inTime ? 0 : 1) > 1) continue;
    for (const [facet, counted] of counts) {
      if (!(inTime && failed.every((name) => name === facet))) continue;
      const its = values(entry, facet);
      for (let i = 0; i < its.length; i += 1) counted.set(its[i] ?? 0, (counted.get(its[i] ?? 0) ?? 0) + 1);
    }
    if (failed.length === 0) ofYears.set(year, (ofYears.get(year) ?? 0) + 1);
  }
  return { years: ofYears, counts };
}
