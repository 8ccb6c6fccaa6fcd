// @ts-check
/**
 * Numbers of documents in, result cards out: what a list shows of a record, completed from the catalogue of names.
 */

/** @typedef {import('./index.js').Index} Index */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./catalogue.js').Named} Named */

/**
 * @typedef {object} Card
 * @property {'entry' | 'place' | 'issuer' | 'award'} section
 * @property {string} address          below the site's root
 * @property {string} title
 * @property {string} [kind]           of an entry, as all that follows but the last three
 * @property {string} [status]         `reported` and its like, or `personal`; none of an activity
 * @property {string} [tier]
 * @property {number} [rank]
 * @property {number} [of]
 * @property {string[]} [places]       names of the first places
 * @property {number} [others]         how many places are not named
 * @property {string[]} [issuers]
 * @property {number} [edition]
 * @property {number} [year]           of the index
 * @property {string} [date]           in words, where it is no whole day
 * @property {string} [day]            ISO 8601
 * @property {number} [publishers]
 * @property {string} [summary]
 * @property {string} [lang]
 * @property {string} [type]           of a place or an issuer
 * @property {string} [within]         province of a place, short name of an issuer
 * @property {number} [entries]        how many a place, an issuer or an award has
 */

/** What a row holds, in its order: `Card` of `plugins/almanac/search/cards.py`. */
const COLUMNS = [
  'slug',
  'summary',
  'places',
  'kind',
  'publishers',
  'award',
  'edition',
  'day',
  'others',
  'tier',
  'issuers',
  'date',
  'status',
  'title',
  'year',
  'rank',
  'organizers',
  'of',
  'lang',
];

/**
 * @param {Index} index
 * @param {Catalogue} catalogue
 * @param {number} document
 * @returns {Promise<Card>}
 */
export async function card(index, catalogue, document) {
  if (document < index.firstEntry) return ofName(catalogue, document);
  const { root } = index;
  const row = await index.card(document - index.firstEntry);
  /** @type {Record<string, any>} */
  const its = Object.fromEntries(COLUMNS.map((name, column) => [name, row[column] ?? undefined]));
  const award = catalogue.awards[its['award'] ?? -1];
  const issuers = its['issuers'] ?? (award ? award.issuers : []);
  const kind = root.kinds[its['kind']];
  return {
    ...its,
    section: 'entry',
    address: `${root.addresses.entry}${its['slug']}/`,
    title: its['title'] ?? titled(award, its['edition']),
    kind,
    year: its['year'] ?? its['edition'],
    status: kind === 'activity' ? undefined : (root.statuses[its['status']] ?? 'reported'),
    places: its['places'].map((/** @type {number} */ place) => catalogue.places[place]?.name ?? ''),
    issuers: its['organizers'] ?? issuers.map((/** @type {number} */ issuer) => catalogue.issuers[issuer]?.name ?? ''),
  };
}

/**
 * "Adipura 2023", as lists name a record; the edition is not repeated where the award's name has it.
 * @param {Named | undefined} award
 * @param {number | undefined} edition
 */
function titled(award, edition) {
  const name = award?.name ?? '';
  return edition === undefined || name.includes(String(edition)) ? name : `${name} ${edition}`;
}

/**
 * Return the card of a place, an issuer or an award: their documents come first, in the order of the catalogue.
 * @param {Catalogue} catalogue
 * @param {number} document
 * @returns {Card}
 */
function ofName({ places, issuers, awards }, document) {
  const { section, address = '', name, type, within, entries, issuers: givers } = /** @type {Named} */ (
    places[document] ?? issuers[document - places.length] ?? awards[document - places.length - issuers.length]
  );
  return {
    section: /** @type {Card['section']} */ (section),
    address,
    title: name,
    type,
    // A province lies within itself.
    within: within !== undefined && name.endsWith(within) && type === 'province' ? undefined : within,
    entries,
    issuers: givers?.map((issuer) => issuers[issuer]?.name ?? ''),
  };
}
