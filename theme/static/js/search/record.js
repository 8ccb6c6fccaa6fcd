// @ts-check
/**
 * A result card in, the element that shows it out: `<article class="rec">`, as all lists of the almanac have it.
 */

import { counted, drawn, element, filled } from './elements.js';
import { runs } from './mark.js';

/** @typedef {import('./cards.js').Card} Card */
/** @typedef {Record<string, any>} Words  see page.js */

/** Statuses of acts that count: their seals are filled. */
const COUNTED = ['reported', 'confirmed'];
/** More publishers than this are told by the number alone. */
const MOST_PIPS = 5;
/** The language of the cards that name no other: that of the registry and of nearly every entry. */
const CARD_LANGUAGE = 'id';
const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} text
 * @param {ReadonlySet<string>} marks
 */
function marked(text, marks) {
  return drawn(runs(text, (word) => marks.has(word)));
}

/**
 * Mark the language of a card's own words where the interface speaks another.
 * @param {HTMLElement} made
 * @param {Card} card
 */
function inItsLanguage(made, card) {
  const language = card.lang ?? CARD_LANGUAGE;
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
  const isOpen = card.kind !== 'activity' && !COUNTED.includes(card.status ?? '');
  svg.setAttribute('class', isOpen ? 'seal seal--open' : 'seal');
  svg.setAttribute('width', '32');
  svg.setAttribute('height', '32');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', words['kinds'][card.kind ?? '']);
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${words['seals']}#${card.kind}`);
  svg.append(use);
  return svg;
}

/**
 * @param {Card} card
 * @param {Words} words
 * @returns {string}
 */
function result(card, words) {
  if (card.tier) return card.tier;
  if (!card.rank) return '';
  return filled(card.of ? words['rankOf'] : words['rank'], { rank: card.rank, of: card.of ?? '' });
}

/**
 * "Kota Depok, dari SETARA Institute"; names alone where only one side is known.
 * @param {Card} card
 * @param {Words} words
 */
function parties(card, words) {
  const places = [...(card.places ?? [])];
  if (card.others) places.push(counted(words['others'], card.others));
  const issuers = listed(card.issuers ?? []);
  if (!issuers) return listed(places);
  const phrase = card.kind === 'activity' ? 'organized' : 'from';
  return filled(words[places.length > 0 ? phrase : 'fromOnly'], { places: listed(places), issuers });
}

/**
 * A whole day in words: "27 Mei 2025".
 * @param {string} day  ISO 8601
 * @param {string[]} months
 */
function worded(day, months) {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

/**
 * "edisi 2024 diumumkan 27 Mei 2025"; the edition is left out where the date says the same year.
 * @param {Card} card
 * @param {Words} words
 * @returns {(Node | string)[]}
 */
function when(card, words) {
  const { edition, day } = card;
  const date = card.date ?? (day ? worded(day, words['months']) : '');
  if (!edition && !date) return [words['undated']];
  const edited = edition ? filled(words['edition'], { year: edition }) : '';
  if (!date) return [edited];
  const time = day ? element('time', '', date) : date;
  if (time instanceof HTMLElement) time.setAttribute('datetime', day ?? '');
  const phrase = words['conferred'][card.status === 'announced' ? 'announced' : (card.kind ?? '')];
  const [before = '', after = ''] = phrase.split('{date}');
  const conferral = [before, time, after];
  if (!edition || (day ?? '').startsWith(String(edition))) return conferral;
  return [edited, ' ', element('span', 'lag', ...conferral)];
}

/**
 * @param {Card} card
 * @param {Words} words
 */
function proof({ publishers = 0, status }, words) {
  const pips = element('i', 'pips', '●'.repeat(Math.min(publishers, MOST_PIPS)));
  pips.setAttribute('aria-hidden', 'true');
  const sources = element('span', '', pips, counted(words['publishers'], publishers));
  if (!status) return element('p', 'proof', sources);
  const its = element('span', `status--${status}`, words['statuses'][status]);
  return element('p', 'proof', sources, ' ', element('span', '', its));
}

/**
 * What a place, an issuer or an award is: "Pemberi · pemerintah pusat · KemenPANRB".
 * @param {Card} card
 * @param {Words} words
 */
function subject({ section, type = '', within, issuers = [] }, words) {
  const its = words[section === 'issuer' ? 'issuerTypes' : 'types'][type];
  return [words['sections'][section], its, within, listed(issuers)].filter(Boolean).join(' · ');
}

/**
 * @param {Card} card
 * @param {Words} words
 * @param {ReadonlySet<string>} marks  the words to highlight, as they are written
 * @param {string} root                the way to the site's root
 * @param {'h2' | 'h3'} level          of its heading
 * @returns {HTMLElement}
 */
export function record(card, words, marks, root, level) {
  const link = element('a', '', ...marked(card.title, marks));
  link.setAttribute('href', root + card.address);
  if (card.kind === 'activity') inItsLanguage(link, card);
  const heading = element(level, '', link);
  const isEntry = card.section === 'entry';
  const article = element('article', isEntry ? 'rec' : 'rec rec--subject');

  if (isEntry) {
    article.append(seal(card, words));
    const its = result(card, words);
    if (its) heading.append(', ', element('span', 'tier', ...marked(its, marks)));
  }
  article.append(heading);

  const by = isEntry ? parties(card, words) : subject(card, words);
  if (by) article.append(element('p', 'by', ...marked(by, marks)));
  if (card.summary) article.append(inItsLanguage(element('p', 'gist', ...marked(card.summary, marks)), card));
  if (isEntry) article.append(element('p', 'when', ...when(card, words)), proof(card, words));
  else article.append(element('p', 'proof', counted(words['entries'], card.entries ?? 0)));
  return article;
}
