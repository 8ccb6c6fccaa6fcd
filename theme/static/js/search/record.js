// @ts-check
/**
 * A result card in, the element that shows it out: `<article class="rec">`, as all lists of the almanac have it.
 */

import { marked } from './mark.js';

/** @typedef {import('./engine.js').Card} Card */
/** @typedef {Record<string, any>} Words  see page.js */

/** More publishers than this are told by the number alone. */
const MOST_PIPS = 5;
/** The language of the cards that name no other: that of the registry and of nearly every entry. */
const CARD_LANGUAGE = 'id';
const SVG = 'http://www.w3.org/2000/svg';

/**
 * Put values in place of {name} in a phrase.
 * @param {string} phrase
 * @param {Record<string, string | number>} values
 */
export function filled(phrase, values) {
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Word a number of things; the phrase for several serves where there is none for one.
 * @param {{one: string, many: string}} phrases
 * @param {number} count
 * @param {Record<string, string>} [values]
 */
export function counted(phrases, count, values = {}) {
  const number = new Intl.NumberFormat(document.documentElement.lang).format(count);
  return filled(count === 1 ? phrases.one : phrases.many, { ...values, count: number });
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {...(Node | string)} children
 */
function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/**
 * Mark the language of a card's own words where the interface speaks another.
 * @param {HTMLElement} made
 * @param {Card} card
 */
function inItsLanguage(made, card) {
  const language = card['lang'] ?? CARD_LANGUAGE;
  if (language !== document.documentElement.lang) made.lang = language;
  return made;
}

/** @param {string[]} names */
function listed(names) {
  return new Intl.ListFormat(document.documentElement.lang, { type: 'conjunction' }).format(names);
}

/**
 * @param {Card} card
 * @param {Words} words
 */
function seal(card, words) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', card['open'] ? 'seal seal--open' : 'seal');
  svg.setAttribute('width', '32');
  svg.setAttribute('height', '32');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', words['kinds'][card['kind']]);
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${words['seals']}#${card['kind']}`);
  svg.append(use);
  return svg;
}

/**
 * @param {Card} card
 * @param {Words} words
 * @returns {string}
 */
function result(card, words) {
  if (card['tier']) return card['tier'];
  if (!card['rank']) return '';
  return filled(card['of'] ? words['rankOf'] : words['rank'], { rank: card['rank'], of: card['of'] });
}

/**
 * "Kota Depok, dari SETARA Institute"; names alone where only one side is known.
 * @param {Card} card
 * @param {Words} words
 */
function parties(card, words) {
  const places = [...(card['places'] ?? [])];
  if (card['others']) places.push(counted(words['others'], card['others']));
  const issuers = listed(card['issuers'] ?? []);
  if (!issuers) return listed(places);
  const phrase = card['kind'] === 'activity' ? 'organized' : 'from';
  return filled(words[places.length > 0 ? phrase : 'fromOnly'], { places: listed(places), issuers });
}

/**
 * "edisi 2024 diumumkan 27 Mei 2025"; the edition is left out where the date says the same year.
 * @param {Card} card
 * @param {Words} words
 * @returns {(Node | string)[]}
 */
function when(card, words) {
  const { edition, date, day } = card;
  if (!edition && !date) return [words['undated']];
  const edited = edition ? filled(words['edition'], { year: edition }) : '';
  if (!date) return [edited];
  const time = day ? element('time', '', date) : date;
  if (time instanceof HTMLElement) time.setAttribute('datetime', day);
  const [before = '', after = ''] = words['conferred'][card['status'] === 'announced' ? 'announced' : card['kind']].split('{date}');
  const conferral = [before, time, after];
  if (!edition || String(day ?? '').startsWith(String(edition))) return conferral;
  return [edited, ' ', element('span', 'lag', ...conferral)];
}

/**
 * @param {Card} card
 * @param {Words} words
 */
function proof(card, words) {
  const pips = element('i', 'pips', '●'.repeat(Math.min(card['publishers'], MOST_PIPS)));
  pips.setAttribute('aria-hidden', 'true');
  const sources = element('span', '', pips, counted(words['publishers'], card['publishers']));
  if (card['kind'] === 'activity') return element('p', 'proof', sources);
  // A hollow seal on an act that is reported or confirmed says that a person was honoured, not the place.
  const personal = card['open'] && ['reported', 'confirmed'].includes(card['status']);
  const status = element('span', `status--${card['status']}`, words['statuses'][personal ? 'personal' : card['status']]);
  return element('p', 'proof', sources, ' ', element('span', '', status));
}

/**
 * @param {Card} card
 * @param {Words} words
 * @param {ReadonlySet<string>} terms  the terms to highlight
 * @param {string} root                the way to the site's root
 * @returns {HTMLElement}
 */
export function record(card, words, terms, root) {
  const link = element('a', '', ...marked(card['title'], terms));
  link.setAttribute('href', root + card['address']);
  if (card['kind'] === 'activity') inItsLanguage(link, card);
  const heading = element('h2', '', link);
  const isEntry = card['section'] === 'entry';
  const article = element('article', isEntry ? 'rec' : 'rec rec--subject');

  if (isEntry) {
    article.append(seal(card, words));
    const its = result(card, words);
    if (its) heading.append(', ', element('span', 'tier', ...marked(its, terms)));
  }
  article.append(heading);

  const by = isEntry
    ? parties(card, words)
    : [words['sections'][card['section']], words['types'][card['type']], card['within'], listed(card['issuers'] ?? [])]
        .filter(Boolean)
        .join(' · ');
  if (by) article.append(element('p', 'by', ...marked(by, terms)));
  if (card['summary']) article.append(inItsLanguage(element('p', 'gist', ...marked(card['summary'], terms)), card));
  if (isEntry) article.append(element('p', 'when', ...when(card, words)), proof(card, words));
  else article.append(element('p', 'proof', counted(words['entries'], card['entries'])));
  return article;
}
