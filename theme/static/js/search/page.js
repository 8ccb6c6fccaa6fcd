// @ts-check
/**
 * The search page: joins the box, the address, the client of the engine and the list of results. Filters and passages have
 * modules of their own, which come when they are needed.
 */

import { choiceOf, isFiltered, read, write } from './address.js';
import { Failed, Obsolete } from './client.js';
import { counted, element, filled, moveFocus, remarks } from './elements.js';
import { record } from './record.js';
import { suggest } from './suggestions.js';

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
 * @property {{one: string, many: string}} see           below the filters, on the way to the results: "{count}"
 * @property {string} remove                             "{name}"
 * @property {string} removeAll
 */

/** @typedef {import('./address.js').State} State */
/** @typedef {import('./client.js').Answer} Answer */
/** @typedef {import('../cari.js').Search} Search */
/** @typedef {{form: HTMLFormElement, box: HTMLInputElement, section: HTMLElement, search: Search}} Page */

/** How many results are shown at first, a screenful, and how many more each time: each may cost a chunk of cards. */
const FIRST_RESULTS = 5;
const MORE_RESULTS = 10;
/** Milliseconds without a key after which the query is looked up. */
const PAUSE = 120;
/** Milliseconds that results stand before pages are fetched for passages: who types on would pay for nothing. */
const LINGER = 1000;
/** Milliseconds after which a reader is told that something is under way. */
const PATIENCE = 400;
/** A query of letters alone has no filter, year or sign: if it has no word to search for, its words are too common. */
const PLAIN = /^[\p{L}\s]+$/u;

/**
 * Start the search on a page and show what its box and its address ask for.
 * @param {Page} page
 */
export function start({ form, box, section, search: { client, words: its, root: home } }) {
  const words = /** @type {Words} */ (its);
  /** @template {HTMLElement} T @param {string} selector */
  const part = (selector) => /** @type {T} */ (section.querySelector(selector));
  const status = part('[role="status"]');
  const facets = /** @type {HTMLFormElement} */ (part('form.facets'));
  const details = /** @type {HTMLDetailsElement} */ (part('form.facets details'));
  const order = /** @type {HTMLFormElement} */ (part('form.order'));
  const chips = part('.chips');
  const list = part('.results');
  const root = document.documentElement.dataset['root'] ?? './';
  const plainTitle = document.title;

  const more = /** @type {HTMLButtonElement} */ (element('button', ''));
  more.type = 'button';
  more.hidden = true;
  const note = element('span', '');
  list.after(element('p', 'more label', note, more));

  let state = read(location.search);
  /** The number of the latest question: what an earlier one brings is not shown. */
  let latest = 0;
  /** Whether the latest question has no answer yet. */
  let asking = false;
  /** Whether the address stands for a search that the reader meant, so that the next one gets an address of its own. */
  let settled = true;
  let pause = 0;
  /** The latest search, as the engine takes it. @type {{query: string, choice: import('./engine.js').Choice}} */
  let question = { query: '', choice: {} };
  /** @type {Answer | null} */
  let found = null;
  let shown = 0;
  /** What is under way for the results on the page ends with them. */
  let results = new AbortController();
  /** The filters, once they are needed. @type {ReturnType<import('./filters.js').filters> | null} */
  let panel = null;

  async function filters() {
    panel ??= (await import('./filters.js')).filters({ facets, chips, list, box, words, choose });
    return panel;
  }

  /** Whether the values to filter by are to be counted: it costs two more files. */
  const wantsFacets = () => details.open || isFiltered(state);

  /** @param {...(Node | string)} content */
  function say(...content) {
    status.replaceChildren(...content);
  }

  function clearResults() {
    results.abort();
    results = new AbortController();
    found = null;
    shown = 0;
    list.replaceChildren();
    note.textContent = '';
    more.hidden = true;
  }

  /**
   * @param {unknown} error
   * @param {() => void} again
   */
  function sayFailure(error, again) {
    const retry = /** @type {HTMLButtonElement} */ (element('button', '', words.retry));
    retry.type = 'button';
    retry.addEventListener('click', () => {
      box.focus();
      if (error instanceof Failed) {
        client.renew();
        again();
      } else {
        // Not every browser asks again for a module that failed; a new page does, and the address says what for.
        location.reload();
      }
    });
    say(words.failed, ' ', retry);
  }

  /**
   * Ask something; tell the reader if it takes long or fails, unless a later question has been asked.
   * @template T
   * @param {() => Promise<T>} action
   * @param {(answer: T) => void} show
   * @param {(error: unknown) => void} fail
   */
  async function attempt(action, show, fail) {
    latest += 1;
    asking = true;
    const mine = latest;
    const waiting = setTimeout(() => mine === latest && say(words.loading), PATIENCE);
    if (client.broken) client.renew();
    try {
      const answer = await action();
      if (mine === latest) show(answer);
    } catch (error) {
      if (mine !== latest || error instanceof Obsolete) return;
      console.error(error);
      fail(error);
    } finally {
      clearTimeout(waiting);
      if (mine === latest) {
        asking = false;
        // What stands below the results may show itself, now that they will not push it any more.
        delete document.documentElement.dataset['waiting'];
      }
    }
  }

  /**
   * @param {number} from
   * @param {number} count
   * @param {boolean} [facetsToo]
   */
  function ask(from, count, facetsToo = false) {
    return client.search({ ...question, from, count, facets: facetsToo });
  }

  function search() {
    clearTimeout(pause);
    question = { query: box.value, choice: choiceOf(state) };
    const query = box.value.trim();
    document.title = query ? filled(words.title, { query }) : plainTitle;
    if (!query && !isFiltered(state)) {
      latest += 1;
      asking = false;
      clearResults();
      say();
      // The part with the focus is about to go.
      if (facets.contains(document.activeElement)) box.focus();
      facets.hidden = true;
      order.hidden = true;
      panel?.update(state);
      delete document.documentElement.dataset['waiting'];
      return;
    }
    const counting = wantsFacets();
    attempt(
      () => Promise.all([ask(0, FIRST_RESULTS, counting), counting ? filters() : null]),
      ([answer]) => {
        clearResults();
        found = answer;
        facets.hidden = answer.total === 0 && !isFiltered(state);
        order.hidden = answer.total < 2 && !state.sort && !state.group;
        panel?.update(state, answer);
        say(...summary(answer));
        append(answer);
      },
      (error) => {
        clearResults();
        order.hidden = true;
        sayFailure(error, search);
      },
    );
  }

  /** Count the values to filter by for results that are on the page already. */
  function countFacets() {
    if (!details.open || !found || found.facets) return;
    if (asking) {
      search();
      return;
    }
    const shownAnswer = found;
    attempt(
      () => Promise.all([filters(), ask(0, 0, true)]),
      ([its, answer]) => {
        found = { ...shownAnswer, years: answer.years, facets: answer.facets };
        its.update(state, answer);
        say(...summary(shownAnswer));
      },
      (error) => sayFailure(error, countFacets),
    );
  }

  /**
   * @param {Answer} answer
   * @returns {(Node | string)[]}
   */
  function summary(answer) {
    const { words: sought, everyWord, corrected, suggestion, total } = answer;
    const query = corrected.reduce((typed, [word, instead]) => typed.replace(word, instead), question.query.trim());
    const said = remarks(answer, words);
    if (total === 0) {
      if (isFiltered(state)) said.push(words.noneFiltered);
      else said.push(sought.length === 0 && PLAIN.test(query) ? words.common : filled(words.none, { query }));
    } else {
      said.push(counted(query ? (everyWord ? words.results : words.partial) : words.listed, total, { query }));
    }
    if (suggestion === null) return [said.join(' ')];
    const link = element('a', '', suggestion);
    link.setAttribute('href', write({ ...state, query: suggestion }, location.search));
    const [before = '', after = ''] = words.suggestion.split('{query}');
    return [said.join(' '), ' ', element('span', 'suggestion', before, link, after)];
  }

  /** @param {Answer} answer */
  function append({ cards, terms, marks: written, groups, total }) {
    const marks = new Set(written);
    const { signal } = results;
    /** @type {Element[]} */
    const unmarked = [];
    for (const card of cards) {
      const group = groups.find(({ start }) => start === shown);
      if (group) {
        const size = element('span', 'label', counted(words.entries, group.size));
        const label = group.label || (state.group === 'tahun' ? words.noYear : words.noPlace);
      list.append(element('h2', 'group', label, ' ', size));
      }
      const article = record(card, words, marks, root, groups.length > 0 ? 'h3' : 'h2');
      list.append(article);
      shown += 1;
      if (card.section === 'entry' && terms.length > 0 && !article.querySelector('mark')) unmarked.push(article);
    }
    if (unmarked.length > 0) {
      setTimeout(() => {
        if (signal.aborted) return;
        import('./passages.js')
          .then(({ passages }) => unmarked.forEach(passages((text) => client.passage(text, terms), signal)))
          .catch(() => undefined);
      }, LINGER);
    }
    const left = Math.min(MORE_RESULTS, total - shown);
    more.hidden = left <= 0;
    more.textContent = counted(words.more, left);
  }

  function showMore() {
    const first = shown;
    if (note.textContent) client.renew();
    note.textContent = '';
    attempt(
      () => ask(first, MORE_RESULTS),
      (answer) => {
        if (found) say(...summary(found));
        append(answer);
        links()[first]?.focus();
      },
      () => {
        say(words.failed);
        note.textContent = words.failed;
        more.textContent = words.retry;
      },
    );
  }

  /** @returns {HTMLAnchorElement[]} */
  function links() {
    return [...list.querySelectorAll('a')];
  }

  /**
   * Make the address that of the search. A step gets an address of its own; of what is typed only the first change after
   * a settled search does, which leaves that one to Back.
   * @param {boolean} [step]
   */
  function address(step = false) {
    state.query = box.value;
    const now = read(location.search);
    const target = write(state, location.search);
    if (target === write(now, location.search)) return;
    const keep = step || (settled && (now.query !== '' || isFiltered(now)));
    history[keep ? 'pushState' : 'replaceState'](null, '', target || location.pathname);
    settled = false;
  }

  /**
   * Search with other filters, another order or other groups.
   * @param {Partial<State>} changes
   */
  function choose(changes) {
    clearTimeout(pause);
    state = { ...state, ...changes };
    address(true);
    settled = true;
    panel?.update(state);
    search();
  }

  function showOrder() {
    for (const input of order.querySelectorAll('input')) {
      input.checked = input.value === (input.name === 'urut' ? state.sort : state.group);
    }
  }

  function clear() {
    box.value = '';
    address();
    settled = true;
    search();
    box.focus();
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    if (event.key === 'Escape') {
      if (details.open && details.contains(document.activeElement)) {
        details.open = false;
        details.querySelector('summary')?.focus();
      } else if (box.value) {
        clear();
      } else {
        return;
      }
      event.preventDefault();
      return;
    }
    moveFocus(event, [box, ...links()]);
  }

  // It starts first: its list takes the keys that it needs before the results get them.
  suggest({ box, client, words, root: home });
  box.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      address();
      search();
    }, PAUSE);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    address();
    settled = true;
    search();
  });
  form.addEventListener('keydown', move);
  section.addEventListener('keydown', move);
  section.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a');
    if (!link) return;
    settled = true;
    if (!link.closest('.suggestion') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    box.value = link.textContent ?? '';
    box.focus();
    choose({});
  });
  more.addEventListener('click', showMore);
  details.addEventListener('toggle', countFacets);
  facets.addEventListener('submit', (event) => event.preventDefault());
  order.addEventListener('change', () => {
    const chosen = new FormData(order);
    choose({ sort: String(chosen.get('urut') ?? ''), group: String(chosen.get('kelompok') ?? '') });
  });
  window.addEventListener('popstate', () => {
    state = read(location.search);
    box.value = state.query;
    settled = true;
    showOrder();
    search();
  });

  showOrder();
  address();
  settled = true;
  search();
}
