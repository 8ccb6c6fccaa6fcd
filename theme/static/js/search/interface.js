// @ts-check
/**
 * What the build hands to the scripts; nothing of this module is loaded.
 */

/**
 * The words of the interface, in the page's language. {…} is filled in.
 * @typedef {object} Words
 * @property {string} seals                              address of the sheet of seals
 * @property {string} title                              of the document while there is a query: "{query}"
 * @property {{one: string, many: string}} results       "{count}", "{query}"
 * @property {{one: string, many: string}} partial       no document has all words: "{count}", "{query}"
 * @property {{one: string, many: string}} listed        what filters alone leave: "{count}"
 * @property {string} none                               "{query}"
 * @property {string} noneFiltered                       nothing passes the filters
 * @property {string} corrected                          "{word}", "{instead}"
 * @property {string} unknown                            a typed filter that names nothing: "{filter}", "{name}"
 * @property {string} suggestion                         "{query}"
 * @property {string} common                             nothing but function words
 * @property {string} loading
 * @property {string} failed
 * @property {string} retry
 * @property {{one: string, many: string}} more          "{count}"
 * @property {{one: string, many: string}} others        places not named: "{count}"
 * @property {{one: string, many: string}} publishers    "{count}"
 * @property {{one: string, many: string}} entries       "{count}"
 * @property {string} from                               "{places}", "{issuers}"
 * @property {string} organized                          of an activity: "{places}", "{issuers}"
 * @property {string} fromOnly                           "{issuers}"
 * @property {string} rank                               "{rank}"
 * @property {string} rankOf                             "{rank}", "{of}"
 * @property {string} edition                            "{year}"
 * @property {string} undated
 * @property {string[]} months
 * @property {Record<string, string>} conferred          by kind, and `announced`: "{date}"
 * @property {Record<string, string>} kinds              names of the kinds, for the seals
 * @property {Record<string, string>} statuses           by status, and `personal`
 * @property {Record<string, string>} sections           `place`, `issuer`, `award`
 * @property {Record<string, string>} types              types of places
 * @property {Record<string, string>} issuerTypes
 * @property {Record<string, string>} facets             names of the groups of filters
 * @property {string} noYear
 * @property {string} noPlace
 * @property {string} since                              "{year}"
 * @property {string} until                              "{year}"
 * @property {string} fromYear                           before the field of the first year
 * @property {string} toYear
 * @property {string} showAll                            "{count}"
 * @property {string} showFewer
 * @property {string} showPlaces                         for places that are counted on demand
 * @property {{one: string, many: string}} see           below the filters, on the way to the results: "{count}"
 * @property {string} remove                             "{name}"
 * @property {string} removeAll
 */

export {};
