// @ts-check
/**
 * The list of results on the search page: draws what answers bring. Where a result does not show what was searched for, the
 * passage of its page that has it is brought in; that has a module of its own, which comes when it is needed.
 */

import { counted, element } from './elements.js';
import { record } from './record.js';

/** Milliseconds that results stand before pages are fetched for passages: who types on would pay for nothing. */
const LINGER = 1000;

/**
 * @param {HTMLElement} list
 * @param {import('./client.js').Client} client
 * @param {import('./interface.js').Words} words
 * @param {string} root  full address of the site's root
 */
export function resultList(list, client, words, root) {
  let shown = 0;
  /** Ends what is under way for the results on the page. */
  let results = new AbortController();

  /** Fetch nothing more for the results on the page: another search is under way. */
  function leave() {
    results.abort();
    results = new AbortController();
  }

  function clear() {
    leave();
    shown = 0;
    list.replaceChildren();
  }

  /**
   * @param {import('./client.js').Answer} answer
   * @param {string} unnamed  what a group without a name is called
   */
  function append({ cards, terms, marks: written, groups }, unnamed) {
    const marks = new Set(written);
    const { signal } = results;
    /** @type {Element[]} */
    const unmarked = [];
    for (const card of cards) {
      const group = groups.find(({ start }) => start === shown);
      if (group) {
        const size = element('span', 'label', counted(words.entries, group.size));
        list.append(element('h2', 'group', group.label || unnamed, ' ', size));
      }
      const article = record(card, words, marks, root, groups.length > 0 ? 'h3' : 'h2');
      list.append(article);
      shown += 1;
      if (card.section === 'entry' && terms.length > 0 && !article.querySelector('mark')) unmarked.push(article);
    }
    if (unmarked.length === 0) return;
    setTimeout(() => {
      if (signal.aborted) return;
      import('./passages.js')
        .then(({ passages }) => unmarked.forEach(passages((text) => client.passage(text, terms), signal)))
        .catch(() => undefined);
    }, LINGER);
  }

  return {
    element: list,
    leave,
    clear,
    append,
    shown: () => shown,
    /** @returns {HTMLAnchorElement[]} */
    links: () => [...list.querySelectorAll('a')],
  };
}
