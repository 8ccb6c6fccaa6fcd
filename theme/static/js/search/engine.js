// @ts-check
/**
 * The search engine: a query in, ranked documents out. It knows no page and no network, only a function that loads a file
 * of the index, so that it runs in a page, in a worker and in a test alike.
 */

import { card } from './cards.js';
import { meant, readCatalogue, wordsOfNames } from './catalogue.js';
import { count, facetsOf, inYears, passes, readDates, valuesOf } from './facets.js';
import { Index, ROOT_FILE } from './index.js';
import { completions, documentsWith, meantWord, termsOf, termsOfGrowing } from './match.js';
import { parse } from './query.js';
import { scores } from './score.js';
import { words } from './words.js';

/** @typedef {import('./index.js').Load} Load */
/** @typedef {import('./match.js').Term} Term */
/** @typedef {import('./catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./catalogue.js').Named} Named */
/** @typedef {import('./facets.js').Chosen} Chosen */
/** @typedef {import('./facets.js').FacetName} FacetName */
/** @typedef {import('./facets.js').Filters} Filters */
/** @typedef {import('./query.js').Years} Years */

/**
 * A part of a query and the terms that satisfy it; without `fields` (columns of a shape) it asks for all of them.
 * @typedef {{terms: Term[], boost?: number, fields?: number[]}} Clause
 */

/**
 * What a reader has chosen beside the query, by the ids of the catalogue.
 * @typedef {object} Choice
 * @property {Partial<Record<FacetName, string[]>>} [chosen]
 * @property {Years[]} [years]
 * @property {'relevance' | 'date'} [sort]
 * @property {'' | 'place' | 'year'} [group]
 */

/**
 * @typedef {object} Found
 * @property {string[]} words        the words that were searched for, function words left out
 * @property {boolean} everyWord     whether the documents have all of them; else they have as many as any document has
 * @property {[string, string][]} corrected  words that nothing has, each with the one searched for instead
 * @property {string[]} unknown      filters as typed whose value names nothing; they were taken as words
 * @property {number[]} documents    numbers, the best first
 * @property {number[]} scores       lunr's scores, in the same order
 * @property {Set<string>} terms     the terms that satisfied the words, for highlighting
 * @property {number[]} groups       where each group begins in `documents`; empty without grouping
 * @property {number[]} entries      numbers of entries that pass all but what was chosen, for counting facets
 */

/** More words than this no reader types; a longer text, pasted, is cut here (a set of words is kept in 32 bits). */
const MOST_WORDS = 30;
/** So few results make it likely that a word was mistyped. */
const FEW = 3;
/** Binary digits by which a word has to be commoner than the one typed before it is suggested in its stead. */
const COMMONER = 3;
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

export class Engine {
  /**
   * @param {Index} index
   * @param {Catalogue} catalogue
   */
  constructor(index, catalogue) {
    this.index = index;
    this.catalogue = catalogue;
    this.names = wordsOfNames(catalogue);
    for (const word of this.names.keys()) index.keptWhole.add(word);
    this.functionWords = new Set(index.root.functionWords);
  }

  /**
   * Search for the documents that have every word and phrase of a text and pass its filters; where there is none with every
   * word, for those with the most of them. A text without words and filters finds nothing.
   * @param {string} text
   * @param {Choice} [choice]
   * @param {() => void} [stillWanted]  throws once nobody waits any more
   * @returns {Promise<Found>}
   */
  async search(text, choice = {}, stillWanted = () => undefined) {
    const query = parse(text);
    const { filters, unknown, asWords } = this.filters(query);
    const sought = [...new Set([...query.words, ...asWords])]
      .filter((word) => !this.functionWords.has(word))
      .slice(0, MOST_WORDS);
    const { clauses, corrected } = await this.clauses(sought, query.growing);
    const phraseWords = query.phrases.flat().filter((word) => !this.functionWords.has(word));
    const [phrases, without, ofPhrases, notThese] = await Promise.all([
      Promise.all(query.phrases.map((phrase) => documentsWith(this.index, phrase))),
      Promise.all(query.excludedPhrases.map((phrase) => documentsWith(this.index, phrase))),
      Promise.all(phraseWords.slice(0, MOST_WORDS - clauses.length).map((word) => termsOf(this.index, word))),
      Promise.all(query.excluded.map((word) => termsOf(this.index, word))),
    ]);
    stillWanted();
    const asked = [...clauses, ...ofPhrases.map((terms) => ({ terms }))];
    const chosen = this.numbers(choice.chosen ?? {});
    const years = choice.years ?? [];
    const filtered = [...filters.all, filters.none].some((one) => Object.keys(one).length > 0) || filters.years.length > 0;
    const narrowed = Object.keys(chosen).length > 0 || years.length > 0;
    const entriesOnly = filtered || narrowed || choice.sort === 'date' || Boolean(choice.group);
    const needsDates = choice.sort === 'date' || choice.group === 'year' || years.length > 0 || filters.years.length > 0;
    const [dates, values] = await Promise.all([
      needsDates || (asked.length === 0 && (filtered || narrowed)) ? this.dates() : null,
      valuesOf(this.index, this.catalogue, [
        ...facetsOf({ ...filters, all: [...filters.all, chosen] }),
        ...(choice.group === 'place' ? /** @type {FacetName[]} */ (['place']) : []),
      ]),
    ]);
    stillWanted();

    const { sums, answered } = this.rank(asked);
    const excluded = new Set([...without.flatMap((set) => [...set]), ...notThese.flat().flatMap(documentsOf)]);
    const first = this.index.firstEntry;
    /** @param {number} document */
    const fits = (document) => {
      if (excluded.has(document) || !phrases.every((set) => set.has(document))) return false;
      if (document < first) return !filtered;
      const entry = document - first;
      return (
        filters.all.every((one) => passes(entry, one, values)) &&
        !Object.entries(filters.none).some(([facet, its]) => passes(entry, { [facet]: its }, values)) &&
        (filters.years.length === 0 || inYears(dates?.years[entry] ?? 0, filters.years))
      );
    };
    const nothing = asked.length === 0 && phrases.length === 0 && !filtered && !narrowed;
    const { documents: fitting, most } = nothing ? { documents: [], most: 0 } : best(answered, fits, asked.length === 0);
    const entries = fitting.filter((document) => document >= first).map((document) => document - first);
    let documents = entriesOnly
      ? entries
          .filter((entry) => passes(entry, chosen, values) && (years.length === 0 || inYears(dates?.years[entry] ?? 0, years)))
          .map((entry) => entry + first)
      : fitting;

    /** @param {number} document */
    const score = (document) => sums[document] ?? 0;
    /** @param {number} document */
    const day = (document) => (dates?.years[document - first] ?? 0) * 10000 + (dates?.days[document - first] ?? 0);
    const byDate = choice.sort === 'date' || asked.length === 0;
    documents.sort(
      (one, other) => (byDate && dates ? day(other) - day(one) : 0) || score(other) - score(one) || one - other,
    );
    /** @type {number[]} */
    let groups = [];
    if (choice.group) {
      /** @param {number} document */
      const key = (document) =>
        choice.group === 'year' ? (dates?.years[document - first] ?? 0) : (values(document - first, 'place')[0] ?? -1);
      ({ documents, groups } = grouped(documents, key, choice.group === 'year'));
    }
    return {
      words: [...sought.map((word) => corrected.find(([from]) => from === word)?.[1] ?? word), ...phraseWords],
      everyWord: most === asked.length || documents.length === 0,
      corrected,
      unknown,
      documents,
      scores: documents.map(score),
      terms: new Set(asked.flatMap(({ terms }) => terms.map(({ shard, term }) => shard.terms[term] ?? ''))),
      groups,
      entries,
    };
  }

  /**
   * Find the terms of each word; for a word that nothing has, those of the known word that is nearest to it.
   * @param {string[]} sought
   * @param {string | null} growing
   */
  async clauses(sought, growing) {
    /** @type {[string, string][]} */
    const corrected = [];
    const clauses = await Promise.all(
      sought.map(async (word) => {
        const terms = await (word === growing ? termsOfGrowing(this.index, word) : termsOf(this.index, word));
        if (terms.length > 0) return { terms };
        const instead = await meantWord(this.index, this.names, word);
        if (instead === null) return { terms };
        corrected.push([word, instead]);
        return { terms: await termsOf(this.index, instead) };
      }),
    );
    return { clauses, corrected };
  }

  /**
   * Return the lunr score of every document for some clauses, and which of the clauses each document satisfies, as bits.
   * A term that two clauses ask for weighs twice in the query's vector, as in lunr.
   * @param {Clause[]} clauses
   */
  rank(clauses) {
    const { root, documents: total } = this.index;
    /** @type {Map<string, import('./score.js').Weighted>} */
    const asked = new Map();
    const answered = new Uint32Array(total);
    clauses.forEach(({ terms, boost = 1, fields = [...root.fields.keys()] }, number) => {
      for (const { shard, term } of terms) {
        const text = shard.terms[term] ?? '';
        const known = asked.get(text) ?? { shard, term, weights: root.fields.map(() => 0) };
        asked.set(text, known);
        for (const field of fields) known.weights[field] = (known.weights[field] ?? 0) + boost;
        const inFields = has(shard.shapes, root.fields.length, fields);
        for (let p = shard.starts[term] ?? 0; p < (shard.starts[term + 1] ?? 0); p += 1) {
          if (!inFields[shard.shapeOf[p] ?? 0]) continue;
          const document = shard.documents[p] ?? 0;
          answered[document] = (answered[document] ?? 0) | (1 << number);
        }
      }
    });
    return { sums: scores([...asked.values()], root, total), answered };
  }

  /** @returns {Promise<import('./facets.js').Dates>} */
  dates() {
    return this.index.column('years', readDates);
  }

  /**
   * Turn named filters into numbers of the catalogue; one whose value names nothing is taken as words.
   * @param {import('./query.js').Query} query
   * @returns {{filters: Filters, unknown: string[], asWords: string[]}}
   */
  filters(query) {
    /** @type {Filters} */
    const filters = { all: [], none: {}, years: query.years };
    /** @type {string[]} */
    const unknown = [];
    /** @type {string[]} */
    const asWords = [];
    for (const { name, words: asked, text, not } of query.filters) {
      const [facet, numbers] = this.meant(name, asked);
      if (numbers.length === 0) {
        unknown.push(text);
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
   * @param {import('./query.js').FilterName} name
   * @param {string[]} asked
   * @returns {[FacetName, number[]]}
   */
  meant(name, asked) {
    const { places, provinces, issuers, awards, themes } = this.catalogue;
    const { kinds, statuses } = this.index.root;
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

  /** The ids of each facet's values, by their numbers. @param {FacetName} facet @returns {string[]} */
  ids(facet) {
    const { root } = this.index;
    const { places, provinces, issuers, awards, themes } = this.catalogue;
    const named = { place: places, province: provinces, issuer: issuers, award: awards, theme: themes };
    if (facet === 'kind') return root.kinds;
    if (facet === 'status') return root.statuses;
    if (facet === 'issuerType') return root.issuerTypes;
    return named[facet].map(({ id }) => id);
  }

  /**
   * @param {Partial<Record<FacetName, string[]>>} chosen
   * @returns {Chosen}
   */
  numbers(chosen) {
    const facets = /** @type {[FacetName, string[]][]} */ (Object.entries(chosen)).filter(([, ids]) => ids.length > 0);
    return Object.fromEntries(
      facets.map(([facet, ids]) => {
        const all = this.ids(facet);
        return [facet, new Set(ids.map((id) => all.indexOf(id)))];
      }),
    );
  }

  /**
   * Return for each facet its values with how many results each would leave, the most first; years by themselves.
   * @param {Found} found
   * @param {Choice} choice
   */
  async facets(found, choice) {
    const chosen = this.numbers(choice.chosen ?? {});
    const [dates, values] = await Promise.all([
      this.dates(),
      valuesOf(this.index, this.catalogue, ['place', 'kind']),
    ]);
    const counts = count(found.entries, chosen, choice.years ?? [], values, dates);
    const { year, ...facets } = counts;
    const { places, provinces, issuers, awards, themes } = this.catalogue;
    /** @type {Partial<Record<string, Named[]>>} */
    const named = { place: places, province: provinces, issuer: issuers, award: awards, theme: themes };
    return {
      years: [...year].sort(([one], [other]) => other - one),
      facets: Object.fromEntries(
        Object.entries(facets).map(([facet, its]) => [
          facet,
          [...its]
            .map(([number, entries]) => ({
              id: this.ids(/** @type {FacetName} */ (facet))[number] ?? '',
              label: named[facet]?.[number]?.name ?? '',
              english: named[facet]?.[number]?.english,
              count: entries,
            }))
            .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label)),
        ]),
      ),
    };
  }

  /**
   * Load the result cards of documents, in their order.
   * @param {number[]} documents
   */
  cards(documents) {
    return Promise.all(documents.map((document) => card(this.index, this.catalogue, document)));
  }

  /**
   * Return a query with a commoner word in place of one that a reader may have mistyped; null if nothing suggests itself.
   * @param {string} text
   * @param {Found} found
   */
  async suggestion(text, found) {
    if (found.documents.length >= FEW || found.corrected.length > 0) return null;
    let suggested = text;
    for (const word of found.words) {
      if (this.names.has(word)) continue;
      const instead = await meantWord(this.index, this.names, word);
      if (instead === null || (this.names.get(instead) ?? COMMONER) < COMMONER) continue;
      suggested = replaced(suggested, word, instead);
    }
    return suggested === text ? null : suggested;
  }

  /**
   * Return what a reader may be about to type: pages of places, awards and issuers whose names have words that begin like
   * all that were typed, the ones with most entries first; and known words that complete the last one.
   * @param {string} text
   */
  async suggest(text) {
    const typed = words(text);
    const last = typed.at(-1);
    if (last === undefined || !/[\p{L}\p{N}\p{M}]$/u.test(text)) return { names: [], words: [] };
    const { places, issuers, awards } = this.catalogue;
    const names = [...places, ...awards, ...issuers]
      .map((thing) => ({ thing, rank: beginsLike(thing, typed) }))
      .filter(({ rank }) => rank > 0)
      .sort((one, other) => other.rank - one.rank || other.thing.entries - one.thing.entries)
      .map(({ thing: { section, name, address, type, within, entries } }) => ({ section, name, address, type, within, entries }));
    return { names, words: await completions(this.index, last) };
  }
}

/**
 * Return 2 if the name of a thing itself begins like the words typed, 1 if another of its names has words that do, else 0.
 * @param {Named} thing
 * @param {string[]} typed
 */
function beginsLike({ name, others }, typed) {
  /** @param {string} text */
  const fits = (text) => {
    const its = words(text);
    return typed.every((word) => its.some((one) => one.startsWith(word)));
  };
  return fits(name) ? 2 : others.some(fits) ? 1 : 0;
}

/** @param {Term} term */
function documentsOf({ shard, term }) {
  return [...shard.documents.subarray(shard.starts[term], shard.starts[term + 1])];
}

/**
 * Return the fitting documents that satisfy the most clauses, and how many these are.
 * @param {Uint32Array} answered
 * @param {(document: number) => boolean} fits
 * @param {boolean} all  whether documents fit that satisfy no clause, since there is none
 */
function best(answered, fits, all) {
  /** @type {number[]} */
  let documents = [];
  let most = 0;
  answered.forEach((mask, document) => {
    const satisfied = bits(mask);
    if ((satisfied === 0 && !all) || satisfied < most || !fits(document)) return;
    if (satisfied > most) documents = [];
    most = satisfied;
    documents.push(document);
  });
  return { documents, most };
}

/**
 * Bring documents of one group together, in the order of each group's first document, or by the key itself, largest first.
 * @param {number[]} documents
 * @param {(document: number) => number} key
 * @param {boolean} byKey
 */
function grouped(documents, key, byKey) {
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  for (const document of documents) {
    const its = groups.get(key(document));
    if (its) its.push(document);
    else groups.set(key(document), [document]);
  }
  const ordered = byKey ? [...groups].sort(([one], [other]) => other - one) : [...groups];
  let start = 0;
  const starts = ordered.map(([, its]) => {
    start += its.length;
    return start - its.length;
  });
  return { documents: ordered.flatMap(([, its]) => its), groups: starts };
}

/**
 * Put a word in place of another wherever that stands in a text, as it was written.
 * @param {string} text
 * @param {string} word
 * @param {string} instead
 */
export function replaced(text, word, instead) {
  return text.replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu, (written) => (words(written)[0] === word ? instead : written));
}

/**
 * Tell of each shape whether it has a term in any of some fields.
 * @param {Uint32Array} shapes
 * @param {number} width
 * @param {number[]} fields
 */
function has(shapes, width, fields) {
  return Array.from({ length: shapes.length / width }, (_, shape) => fields.some((field) => shapes[shape * width + field]));
}

/** @param {number} mask */
function bits(mask) {
  let set = 0;
  for (let rest = mask; rest; rest &= rest - 1) set += 1;
  return set;
}

/**
 * Load the root file and the names, and return the engine of the index.
 * @param {Load} load
 */
export async function open(load) {
  const index = new Index(await load(ROOT_FILE), load);
  const catalogue = await index.catalogue((file) => readCatalogue(file, index.root));
  return new Engine(index, catalogue);
}
