// @ts-check
/**
 * The search page: joins the box, the address, the client of the engine and the list of results. Filters have a module of
 * their own, which comes when it is needed.
 */

import { choiceOf, isFiltered, read, write } from './address.js';
import { Failed, Obsolete } from './client.js';
import { counted, element, filled, moveFocus, remarks } from './elements.js';
import { resultList } from './results.js';
import { rhythm } from './rhythm.js';
import { suggest } from './suggestions.js';

/** @typedef {import('./address.js').State} State */
/** @typedef {import('./client.js').Answer} Answer */
/** @typedef {import('./interface.js').Words} Words */
/** @typedef {import('../cari.js').Search} Search */
/** @typedef {{form: HTMLFormElement, box: HTMLInputElement, section: HTMLElement, search: Search}} Page */

/** How many results are shown at first, a screenful, and how many more each time: each may cost a chunk of cards. */
const FIRST_RESULTS = 5;
const MORE_RESULTS = 10;
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
  const list = resultList(part('.results'), client, words, home);
  const plainTitle = document.title;

  const more = /** @type {HTMLButtonElement} */ (element('button', ''));
  more.type = 'button';
  more.hidden = true;
  const note = element('span', '');
  list.element.after(element('p', 'more label', note, more));

  let state = read(location.search);
  /** The number of the latest question: what an earlier one brings is not shown. */
  let latest = 0;
  /** Whether the latest question has no answer yet. */
  let asking = false;
  /** Whether the address stands for a search that the reader meant, so that the next one gets an address of its own. */
  let settled = true;
  let pause = 0;
  const waitForKeys = rhythm();
  /** The latest search, as the engine takes it. @type {{query: string, choice: import('./engine.js').Choice}} */
  let question = { query: '', choice: {} };
  /** @type {Answer | null} */
  let found = null;
  /** The filters, once they are needed. @type {ReturnType<import('./filters.js').filters> | null} */
  let panel = null;

  async function filters() {
    panel ??= (await import('./filters.js')).filters({ facets, chips, list: list.element, box, words, choose, countPlaces });
    return panel;
  }

  /** Whether places are counted as well, even where that costs much. */
  let places = false;
  /** Whether the values to filter by are to be counted: it costs a few more files. */
  const wantsFacets = () => details.open || isFiltered(state);

  /** @param {...(Node | string)} content */
  function say(...content) {
    status.replaceChildren(...content);
  }

  function clearResults() {
    found = null;
    list.clear();
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
      if (mine === latest) askNothing();
    }
  }

  /** Nothing is asked any more: what stands below the results may show itself, now that they will not push it. */
  function askNothing() {
    latest += 1;
    asking = false;
    delete document.documentElement.dataset['waiting'];
  }

  /**
   * @param {number} from
   * @param {number} count
   * @param {boolean} [facetsToo]
   */
  function ask(from, count, facetsToo = false) {
    return client.search({ ...question, from, count, facets: facetsToo, places });
  }

  /** Take what is asked from the box and the filters. */
  function take() {
    question = { query: box.value, choice: choiceOf(state) };
    const query = box.value.trim();
    document.title = query ? filled(words.title, { query }) : plainTitle;
  }

  /** @param {Answer} answer */
  function show(answer) {
    clearResults();
    found = answer;
    facets.hidden = answer.total === 0 && !isFiltered(state);
    order.hidden = answer.total < 2 && !state.sort && !state.group;
    panel?.update(state, answer);
    say(...summary(answer));
    append(answer);
  }

  function search() {
    clearTimeout(pause);
    take();
    if (!question.query.trim() && !isFiltered(state)) {
      askNothing();
      clearResults();
      say();
      // The part with the focus is about to go.
      if (facets.contains(document.activeElement)) box.focus();
      facets.hidden = true;
      order.hidden = true;
      panel?.update(state);
      return;
    }
    const counting = wantsFacets();
    attempt(
      () => Promise.all([ask(0, FIRST_RESULTS, counting), counting ? filters() : null]),
      ([answer]) => show(answer),
      (error) => {
        clearResults();
        order.hidden = true;
        sayFailure(error, search);
      },
    );
  }

  /**
   * Show at once what can be answered with what has been loaded; anything else waits for a pause in typing.
   * @returns {Promise<boolean>} whether it could
   */
  async function glance() {
    const counting = wantsFacets();
    if (!box.value.trim() || (counting && !panel)) return false;
    const query = box.value;
    const before = latest;
    const asked = { query, choice: choiceOf(state), count: FIRST_RESULTS, facets: counting, places };
    const answer = await client.glance(asked);
    if (!answer || box.value !== query || latest !== before) return false;
    askNothing();
    take();
    show(answer);
    return true;
  }

  /**
   * Count the values to filter by for results that are on the page already.
   * @param {boolean} [again]  even if they have been counted
   */
  async function countFacets(again = false) {
    if (!details.open || !found || (found.facets && !again)) return;
    if (asking) {
      search();
      return;
    }
    const shownAnswer = found;
    await attempt(
      () => Promise.all([filters(), ask(0, 0, true)]),
      ([its, answer]) => {
        found = { ...shownAnswer, years: answer.years, facets: answer.facets };
        its.update(state, answer);
        say(...summary(shownAnswer));
      },
      (error) => sayFailure(error, () => countFacets(again)),
    );
  }

  function countPlaces() {
    places = true;
    return countFacets(true);
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
  function append(answer) {
    list.append(answer, state.group === 'tahun' ? words.noYear : words.noPlace);
    const left = Math.min(MORE_RESULTS, answer.total - list.shown());
    more.hidden = left <= 0;
    more.textContent = counted(words.more, left);
  }

  function showMore() {
    const first = list.shown();
    if (note.textContent) client.renew();
    note.textContent = '';
    attempt(
      () => ask(first, MORE_RESULTS),
      (answer) => {
        if (found) say(...summary(found));
        append(answer);
        list.links()[first]?.focus();
      },
      () => {
        say(words.failed);
        note.textContent = words.failed;
        more.textContent = words.retry;
      },
    );
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
    moveFocus(event, [box, ...list.links()]);
  }

  // It starts first: its list takes the keys that it needs before the results get them.
  suggest({ box, client, words, root: home });
  box.addEventListener('input', () => {
    clearTimeout(pause);
    list.leave();
    const answered = glance();
    pause = setTimeout(async () => {
      address();
      if (!(await answered)) search();
    }, waitForKeys());
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
  details.addEventListener('toggle', () => countFacets());
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
