// @ts-check
/**
 * The names of places, issuers and awards, as `plugins/almanac/search/catalogue.py` writes them.
 */

import { unpack } from './packing.js';
import { readList } from './shards.js';
import { words } from './words.js';

/**
 * @typedef {object} Named
 * @property {'place' | 'issuer' | 'award' | 'province'} section
 * @property {number} number       within its section
 * @property {string} id           as it stands in addresses of searches: `kota-semarang`, `bpk`, `33`
 * @property {string} name
 * @property {string[]} others     short names and aliases
 * @property {string} [type]
 * @property {string} [within]     of a place its province, of an issuer its short name
 * @property {string} [address]    of its page, below the site's root
 * @property {number} entries      how many it has, 0 where not known
 * @property {number[]} [issuers]  of an award
 * @property {number} [province]   of a place
 */

/**
 * @typedef {object} Catalogue
 * @property {Named[]} places
 * @property {Named[]} provinces
 * @property {Named[]} issuers
 * @property {Named[]} awards
 * @property {Map<string, number>} names  the words of all names, with how common what they name is, in binary digits
 * @property {{words: string[], bits: Uint32Array}} common  these and the commonest words of texts, sorted
 */

/**
 * The list of aliases, [number, …names], as a look-up.
 * @param {[number, ...string[]][]} rows
 * @returns {Map<number, string[]>}
 */
const byNumber = (rows) => new Map(rows.map(([number, ...names]) => [number, names]));

/**
 * @param {any} file
 * @param {import('./index.js').Root} root
 * @returns {Catalogue}
 */
export function readCatalogue(file, root) {
  const { places, provinces, issuers, awards, common } = file;
  const unusual = byNumber(places.addresses);
  const aliases = byNumber(places.aliases);
  const prefixOf = unpack(places.prefixOf);
  const types = unpack(places.types);
  const provinceOf = unpack(places.provinces);
  const placeEntries = unpack(places.entries);
  const issuerTypes = unpack(issuers.types);
  const issuerEntries = unpack(issuers.entries);
  const issuerAliases = byNumber(issuers.aliases);
  const awardEntries = unpack(awards.entries);
  const awardAliases = byNumber(awards.aliases);
  const named = {
    places: places.names.map((/** @type {string} */ bare, /** @type {number} */ number) => {
      const name = places.prefixes[prefixOf[number] ?? 0] + bare;
      const [kind = '', ...rest] = words(name);
      const address = unusual.get(number)?.[0] ?? `${kind}/${rest.join('-')}/`;
      const province = provinceOf[number] ?? 0;
      return {
        section: 'place',
        number,
        id: address.replace('/', '-').replace('/', ''),
        name,
        others: aliases.get(number) ?? [],
        type: root.placeTypes[types[number] ?? 0],
        within: provinces.names[province],
        address,
        entries: placeEntries[number] ?? 0,
        province,
      };
    }),
    provinces: provinces.codes.map((/** @type {string} */ id, /** @type {number} */ number) => ({
      section: 'province',
      number,
      id,
      name: provinces.names[number],
      others: [],
      entries: 0,
    })),
    issuers: issuers.ids.map((/** @type {string} */ id, /** @type {number} */ number) => ({
      section: 'issuer',
      number,
      id,
      name: issuers.names[number],
      others: [issuers.short[number], ...(issuerAliases.get(number) ?? [])].filter(Boolean),
      type: root.issuerTypes[issuerTypes[number] ?? 0],
      within: issuers.short[number] || undefined,
      address: `${root.addresses.issuer}${id}/`,
      entries: issuerEntries[number] ?? 0,
    })),
    awards: awards.ids.map((/** @type {string} */ id, /** @type {number} */ number) => ({
      section: 'award',
      number,
      id,
      name: awards.names[number],
      others: awardAliases.get(number) ?? [],
      address: `${root.addresses.award}${id}/`,
      entries: awardEntries[number] ?? 0,
      issuers: awards.issuers[number],
    })),
  };
  const names = wordsOfNames(named);
  return { ...named, names, common: withList(names, readList(common), new Set(root.functionWords)) };
}

/**
 * Return a list of words with those of names, but for function words.
 * @param {Map<string, number>} names
 * @param {{words: string[], bits: Uint32Array}} list
 * @param {Set<string>} functionWords
 */
function withList(names, { words: others, bits }, functionWords) {
  const all = new Map(names);
  others.forEach((word, i) => all.set(word, bits[i] ?? 0));
  const sorted = [...all].filter(([word]) => !functionWords.has(word)).sort(([one], [other]) => (one < other ? -1 : 1));
  return { words: sorted.map(([word]) => word), bits: Uint32Array.from(sorted, ([, its]) => its) };
}

/**
 * Return every word of every name, with how common what it names is.
 * @param {Pick<Catalogue, 'places' | 'issuers' | 'awards'>} named
 * @returns {Map<string, number>}
 */
function wordsOfNames({ places, issuers, awards }) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { name, others, entries } of [...places, ...issuers, ...awards]) {
    const bits = 32 - Math.clz32(entries);
    for (const word of [name, ...others].flatMap(words)) found.set(word, Math.max(bits, found.get(word) ?? 0));
  }
  return found;
}
