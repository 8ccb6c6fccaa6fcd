// @ts-check
/**
 * The search page: joins the box, the address, the engine and the list of results.
 */

import { open } from './engine.js';
import { counted, filled, record } from './record.js';

/**
 * The words of the interface, which the page brings along in its language. {…} is filled in.
 * @typedef {object} Words
 * @property {string} seals                              address of the sheet of seals
 * @property {string} title                              of the document while there is a query: "{query}"
 * @property {{one: string, many: string}} results       "{count}", "{query}"
 * @property {{one: string, many: string}} partial       no document has all words: "{count}", "{query}"
 * @property {string} none                               "{query}"
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
 * @property {Record<string, string>} conferred          by kind, and `announced`: "{date}"
 * @property {Record<string, string>} kinds              names of the kinds, for the seals
 * @property {Record<string, string>} statuses           by status, and `personal`
 * @property {Record<string, string>} sections           `place`, `issuer`, `award`
 * @property {Record<string, string>} types              types of places and of issuers
 */

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./engine.js').Found} Found */

/** @typedef {{form: HTMLFormElement, box: HTMLInputElement, section: HTMLElement}} Page */

/** How many results are shown at once, and how many more each time: each may cost a chunk of cards, about 2 KB. */
const RESULTS = 10;
/** Milliseconds without a key after which the query is looked up. */
const PAUSE = 120;
/** Milliseconds after which a reader is told that something is under way. */
const PATIENCE = 400;
/** The folder of the index below the site's root. */
const INDEX = 'cari/indeks/';
const ROOT_FILE = 'akar.json';

class LoadError extends Error {
  /**
   * @param {string} path
   * @param {number} status
   */
  constructor(path, status) {
    super(`${path}: ${status}`);
    this.status = status;
  }
}

/**
 * Return a function that loads files of the index. The root file is asked for anew each time, because it names all others;
 * these never change under their names.
 * @param {string} folder
 * @param {RequestCache} rootCache
 * @returns {import('./engine.js').Load}
 */
function loader(folder, rootCache) {
  return async (path) => {
    const response = await fetch(folder + path, { cache: path === ROOT_FILE ? rootCache : 'default' });
    if (!response.ok) throw new LoadError(path, response.status);
    return response.json();
  };
}

/**
 * Start the search on a page and show what its box asks for.
 * @param {Page} page
 */
export function start({ form, box, section }) {
  const status = /** @type {HTMLElement} */ (section.querySelector('[role="status"]'));
  const words = /** @type {Words} */ (JSON.parse(section.querySelector('script')?.textContent ?? ''));
  const root = document.documentElement.dataset['root'] ?? document.body.dataset['root'] ?? './';
  // Resolved now, against the page's own address, which typing changes only in its query.
  const folder = new URL(root + INDEX, document.baseURI).href;
  const plainTitle = document.title;

  const list = document.createElement('div');
  const more = document.createElement('button');
  more.type = 'button';
  more.hidden = true;
  const moreLine = document.createElement('p');
  moreLine.className = 'more';
  moreLine.append(more);
  status.after(list, moreLine);

  /** @type {Promise<Engine> | null} */
  let opening = null;
  /** The number of the latest search: what an earlier one brings is not shown. */
  let latest = 0;
  /** Whether the address stands for a search that the reader meant, so that the next one gets an address of its own. */
  let settled = true;
  let pause = 0;
  let query = '';
  /** @type {Found | null} */
  let found = null;

  /**
   * Do something with the engine. After a new edition of the site an old root file names files that are gone: then ask for
   * the root file once more, past every cache.
   * @template T
   * @param {(engine: Engine) => Promise<T>} action
   * @returns {Promise<T>}
   */
  async function withEngine(action) {
    try {
      opening ??= open(loader(folder, 'no-cache'));
      return await action(await opening);
    } catch (error) {
      opening = null;
      if (!(error instanceof LoadError) || error.status !== 404) throw error;
      const renewed = open(loader(folder, 'reload'));
      const result = await action(await renewed);
      opening = renewed;
      return result;
    }
  }

  /** @param {...(Node | string)} content */
  function say(...content) {
    status.replaceChildren(...content);
  }

  function clearResults() {
    found = null;
    list.replaceChildren();
    more.hidden = true;
  }

  /** @param {() => void} again */
  function sayFailure(again) {
    const retry = document.createElement('button');
    retry.type = 'button';
    retry.textContent = words.retry;
    retry.addEventListener('click', () => {
      box.focus();
      again();
    });
    say(words.failed, ' ', retry);
  }

  /**
   * Run an action on the engine; tell the reader if it takes long or fails, unless a later search has begun.
   * @template T
   * @param {(engine: Engine) => Promise<T>} action
   * @param {(result: T) => void} show
   * @param {() => void} again
   */
  async function attempt(action, show, again) {
    latest += 1;
    const mine = latest;
    const waiting = setTimeout(() => mine === latest && say(words.loading), PATIENCE);
    try {
      const result = await withEngine(action);
      if (mine === latest) show(result);
    } catch (error) {
      console.error(error);
      if (mine === latest) sayFailure(again);
    } finally {
      clearTimeout(waiting);
      // What stands below the results may show itself, now that they will not push it any more.
      if (mine === latest) delete document.documentElement.dataset['waiting'];
    }
  }

  function search() {
    clearTimeout(pause);
    query = box.value.trim();
    const asked = box.value;
    document.title = query ? filled(words.title, { query }) : plainTitle;
    if (!query) {
      latest += 1;
      clearResults();
      say();
      return;
    }
    attempt(
      async (engine) => {
        const result = await engine.search(asked);
        return { result, cards: await engine.cards(result.documents.slice(0, RESULTS)) };
      },
      ({ result, cards }) => {
        clearResults();
        found = result;
        say(summary(result));
        append(cards);
      },
      search,
    );
  }

  /** @param {Found} result */
  function summary(result) {
    if (result.words.length === 0) return words.common;
    if (result.documents.length === 0) return filled(words.none, { query });
    return counted(result.everyWord ? words.results : words.partial, result.documents.length, { query });
  }

  /** @param {import('./engine.js').Card[]} cards */
  function append(cards) {
    if (!found) return;
    for (const card of cards) list.append(record(card, words, found.terms, root));
    const left = Math.min(RESULTS, found.documents.length - list.childElementCount);
    more.hidden = left <= 0;
    more.textContent = counted(words.more, left);
  }

  function showMore() {
    const result = found;
    if (!result) return;
    const shown = list.childElementCount;
    const next = result.documents.slice(shown, shown + RESULTS);
    attempt(
      (engine) => engine.cards(next),
      (cards) => {
        say(summary(result));
        append(cards);
        links()[shown]?.focus();
      },
      showMore,
    );
  }

  /** @returns {HTMLAnchorElement[]} */
  function links() {
    return [...list.querySelectorAll('a')];
  }

  /** Make the address that of the query; the first change after a settled search leaves that one to Back. */
  function address() {
    const typed = box.value.trim();
    const target = new URL(location.href);
    target.searchParams.delete('q');
    if (typed) target.searchParams.set('q', typed);
    if (target.href === location.href) return;
    if (settled && new URLSearchParams(location.search).get('q')) history.pushState(null, '', target);
    else history.replaceState(null, '', target);
    settled = false;
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
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    if (event.key === 'Escape') {
      if (!box.value) return;
      event.preventDefault();
      clear();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const stops = [box, ...links()];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[here + step];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

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
    if (event.target instanceof Element && event.target.closest('a')) settled = true;
  });
  more.addEventListener('click', showMore);
  window.addEventListener('popstate', () => {
    box.value = new URLSearchParams(location.search).get('q') ?? '';
    settled = true;
    search();
  });

  address();
  settled = true;
  if (box.value.trim()) search();
  // The root file is small; having it before the first key is typed saves a round trip.
  else withEngine(async () => undefined).catch(() => undefined);
}
