// @ts-check
/**
 * Results in place: what a box finds on any page but the search page, in a panel below its form.
 */

import { choiceOf, read } from './address.js';
import { Obsolete } from './client.js';
import { counted, element, filled, moveFocus, remarks } from './elements.js';
import { record } from './record.js';
import { rhythm } from './rhythm.js';

/** @typedef {import('./client.js').Answer} Answer */
/** @typedef {import('./client.js').SuggestedName} SuggestedName */
/** @typedef {import('../cari.js').Search} Search */

/** Results before the line that leads to all of them: what a telephone shows without much scrolling. */
const RESULTS = 6;
/** Milliseconds after which a reader is told that something is under way. */
const PATIENCE = 400;

/**
 * Make a box show what it finds.
 * @param {{form: HTMLFormElement, box: HTMLInputElement, search: Search}} place
 */
export function start({ form, box, search }) {
  const { words, root } = search;
  // It stays in the page, empty while nothing is asked: a live region that appears with its text is not always read out.
  const status = element('p', 'label');
  status.setAttribute('role', 'status');
  const found = element('div', 'panel__found');
  const panel = element('div', 'panel', status, found);
  panel.id = `panel-${form.className}`;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', words['found']);
  form.querySelector(':scope > [role="status"]')?.remove();
  form.append(panel);
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-haspopup', 'dialog');
  box.setAttribute('aria-controls', panel.id);
  box.setAttribute('aria-expanded', 'false');
  /** What a form that searches within a page calls itself is said with its results. */
  const scope = form.querySelector('input[type="hidden"]') ? `${box.labels?.[0]?.textContent?.trim()}: ` : '';

  /** The number of the latest question: what an earlier one brings is not shown. */
  let latest = 0;
  let pause = 0;
  const waitForKeys = rhythm();

  /** @param {...(Node | string)} content */
  function say(...content) {
    status.replaceChildren(...content);
    box.setAttribute('aria-expanded', String(content.length > 0));
  }

  function close() {
    latest += 1;
    clearTimeout(pause);
    found.replaceChildren();
    say();
  }

  const isOpen = () => box.getAttribute('aria-expanded') === 'true';

  async function look() {
    clearTimeout(pause);
    const state = read(`?${asked()}`);
    if (!state.query.trim()) {
      close();
      return;
    }
    latest += 1;
    const mine = latest;
    if (search.client.broken) search.client.renew();
    const waiting = setTimeout(() => mine === latest && say(words['loading']), PATIENCE);
    try {
      const [answer, names] = await Promise.all([search.client.search(questionOf(state)), namesLike(state.query)]);
      if (mine === latest) show(state.query.trim(), answer, names);
    } catch (error) {
      if (mine !== latest || error instanceof Obsolete) return;
      console.error(error);
      sayFailure();
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Show at once what can be answered with what has been loaded; anything else waits for a pause in typing. */
  async function glance() {
    const state = read(`?${asked()}`);
    const before = latest;
    if (!state.query.trim()) return;
    const answer = await search.client.glance(questionOf(state));
    const names = answer && (await namesLike(state.query));
    if (!names || latest !== before || box.value !== state.query) return;
    latest += 1;
    clearTimeout(pause);
    show(state.query.trim(), answer, names);
  }

  /** @param {import('./address.js').State} state */
  function questionOf(state) {
    return { query: state.query, choice: choiceOf(state), count: RESULTS };
  }

  /** @param {string} query */
  async function namesLike(query) {
    return scope ? [] : (await search.client.suggest(query)).names;
  }

  function sayFailure() {
    const retry = element('button', '', words['retry']);
    retry.setAttribute('type', 'button');
    retry.addEventListener('click', () => {
      box.focus();
      search.client.renew();
      look();
    });
    found.replaceChildren();
    say(words['failed'], ' ', retry);
  }

  /**
   * @param {string} query
   * @param {Answer} answer
   * @param {SuggestedName[]} names
   */
  function show(query, answer, names) {
    const focused = links().findIndex((link) => link === document.activeElement);
    const named = new Set(names.map(({ address }) => address));
    const results = answer.cards
      .filter(({ address }) => !named.has(address))
      .map((card) => record(card, words, new Set(answer.marks), root, 'h2'));
    const all = element('a', '', counted(words['all'], answer.total));
    all.setAttribute('href', `${form.action}?${asked()}`);
    found.replaceChildren(
      ...(names.length > 0 ? [index(names)] : []),
      ...(results.length > 0 ? [element('div', 'panel__results', ...results)] : []),
      ...(answer.total > 0 ? [element('p', 'more', all)] : []),
    );
    say(...summary(query, answer));
    // The link under the reader's hands is gone with the results that it belonged to.
    if (focused >= 0) (links()[focused] ?? box).focus();
  }

  /**
   * @param {string} query
   * @param {Answer} answer
   * @returns {(Node | string)[]}
   */
  function summary(query, answer) {
    const { words: sought, everyWord, suggestion, total } = answer;
    const said = remarks(answer, words);
    if (total > 0) said.push(counted(words[everyWord ? 'results' : 'partial'], total, { query }));
    else said.push(sought.length === 0 ? words['common'] : filled(words['none'], { query }));
    const text = `${scope}${said.join(' ')}`;
    if (suggestion === null) return [text];
    const link = element('a', '', suggestion);
    link.setAttribute('href', `${form.action}?${asked(suggestion)}`);
    const [before = '', after = ''] = words['suggestion'].split('{query}');
    return [text, ' ', before, link, after];
  }

  /** @param {SuggestedName[]} names */
  function index(names) {
    const lines = names.map(({ section, name, address, entries }) => {
      const link = element('a', '', name);
      link.setAttribute('href', root + address);
      const kind = element('span', 'label', words['sections'][section], ' · ', counted(words['entries'], entries));
      return element('li', '', link, kind);
    });
    return element('ul', 'index', ...lines);
  }

  /** What the form would ask the search page for. @param {string} [query]  instead of the one in the box */
  function asked(query = box.value) {
    const fields = /** @type {[string, string][]} */ ([...new FormData(form)]);
    return new URLSearchParams(fields.map(([name, value]) => [name, name === 'q' ? query : value]));
  }

  /** @returns {HTMLAnchorElement[]} */
  function links() {
    return [...panel.querySelectorAll('a')];
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    if (event.key === 'Escape' && isOpen()) {
      event.preventDefault();
      box.focus();
      close();
      return;
    }
    moveFocus(event, [box, ...links()]);
  }

  box.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(look, waitForKeys());
    glance().catch(() => undefined);
  });
  box.addEventListener('focus', ({ relatedTarget }) => {
    const fromPanel = relatedTarget instanceof Node && panel.contains(relatedTarget);
    if (!fromPanel && !isOpen()) look();
  });
  form.addEventListener('keydown', move);
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !form.contains(relatedTarget)) close();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (isOpen() && target instanceof Node && !form.contains(target)) close();
  });
  if (document.activeElement === box) look();
}
