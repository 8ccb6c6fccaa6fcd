// @ts-check
/**
 * Results in, the passages of their pages that show what was found out: where a result's card has no word of the search,
 * its page does, and a reader who scrolls there sees where.
 */

import { drawn } from './elements.js';

/** @typedef {{text: string, found: boolean}[]} Runs */

/** Pages that are asked for at once: more would hold up the search itself. */
const MOST_AT_ONCE = 5;
/** How far below the window a result is looked after, so that its passage is there when the reader is. */
const NEAR = '0px 0px 300px';
/** The text of an entry, on its page. */
const TEXT = '.entry > .prose';

/**
 * Return a function that shows in a result's `.gist` the passage of its page, once the result is near the window. What
 * fails leaves the result as it is.
 * @param {(text: string) => Promise<Runs | null>} passage
 * @param {AbortSignal} signal
 * @returns {(result: Element) => void}
 */
export function passages(passage, signal) {
  /** @type {Element[]} */
  const waiting = [];
  let asking = 0;

  /** @param {Element} result */
  async function show(result) {
    const { href } = /** @type {HTMLAnchorElement} */ (result.querySelector('a'));
    const response = await fetch(href, { signal });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const text = page.querySelector(TEXT)?.textContent?.replace(/\s+/g, ' ').trim();
    const runs = text ? await passage(text) : null;
    const gist = result.querySelector('.gist');
    if (!runs || !gist || signal.aborted) return;
    gist.replaceChildren(...drawn(runs));
  }

  function next() {
    while (asking < MOST_AT_ONCE && waiting.length > 0) {
      const result = /** @type {Element} */ (waiting.shift());
      asking += 1;
      show(result)
        .catch(() => undefined)
        .finally(() => {
          asking -= 1;
          next();
        });
    }
  }

  const observer = new IntersectionObserver(
    (changes) => {
      for (const { isIntersecting, target } of changes) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        waiting.push(target);
      }
      next();
    },
    { rootMargin: NEAR },
  );
  signal.addEventListener('abort', () => {
    observer.disconnect();
    waiting.length = 0;
  });
  return (result) => observer.observe(result);
}
