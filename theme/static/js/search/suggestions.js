// @ts-check
/**
 * Suggestions on the search page: while a reader types, a list below the box offers pages by their names, and known words
 * that complete the last one. The box is a combobox with a list, as the ARIA Authoring Practices describe it.
 */

import { counted, element } from './elements.js';

/** @typedef {import('./client.js').Client} Client */

/** Words that are offered. */
const MOST_WORDS = 3;
/** Milliseconds without a key after which suggestions are asked for. */
const BREATH = 60;
/** The last word, which may still be being typed. */
const LAST_WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*$/u;

/**
 * Offer suggestions below a box. Starts before what else listens to its keys.
 * @param {{box: HTMLInputElement, client: Client, words: Record<string, any>, root: string}} place
 */
export function suggest({ box, client, words, root }) {
  const list = element('ul', 'suggestions');
  list.id = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words['suggestions']);
  box.after(list);
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-haspopup', 'listbox');
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-expanded', 'false');

  /** What choosing each of the options does. @type {(() => void)[]} */
  let choices = [];
  /** The number of the option that Enter would choose; -1 is none. */
  let active = -1;
  /** The number of the latest question: what an earlier one brings is not shown. */
  let latest = 0;
  let pause = 0;

  function close() {
    latest += 1;
    clearTimeout(pause);
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  /** @param {number} number */
  function activate(number) {
    list.children[active]?.removeAttribute('aria-selected');
    active = number;
    const option = list.children[active];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) box.setAttribute('aria-activedescendant', option.id);
    else box.removeAttribute('aria-activedescendant');
  }

  /** @param {string} word */
  function complete(word) {
    // The blank ends the word: what is typed next is another one.
    box.value = `${box.value.replace(LAST_WORD, word)} `;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }

  async function look() {
    const query = box.value;
    latest += 1;
    const mine = latest;
    // Suggestions that do not come are not missed: the results say what went wrong.
    const suggested = query.trim() ? await client.suggest(query).catch(() => null) : null;
    if (mine !== latest) return;
    const names = suggested?.names ?? [];
    const known = new Set([query, ...names.map(({ name }) => name)].map((text) => text.trim().toLowerCase()));
    const completed = (suggested?.words ?? [])
      .filter((word) => !known.has(query.replace(LAST_WORD, word).trim().toLowerCase()))
      .slice(0, MOST_WORDS);
    if (names.length + completed.length === 0 || document.activeElement !== box) {
      close();
      return;
    }
    choices = [
      ...names.map(({ address }) => () => location.assign(root + address)),
      ...completed.map((word) => () => complete(word)),
    ];
    list.replaceChildren(
      ...names.map(({ section, name, entries }, i) =>
        option(i, name, `${words['sections'][section]} · ${counted(words['entries'], entries)}`),
      ),
      ...completed.map((word, i) => option(names.length + i, query.replace(LAST_WORD, word))),
    );
    activate(-1);
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
  }

  /**
   * @param {number} number
   * @param {string} text
   * @param {string} [note]
   */
  function option(number, text, note) {
    const made = element('li', '', element('span', '', text), ...(note ? [' ', element('span', 'label', note)] : []));
    made.id = `suggestion-${number}`;
    made.setAttribute('role', 'option');
    return made;
  }

  /** @param {number} number */
  function choose(number) {
    const choice = choices[number];
    close();
    choice?.();
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const taken = () => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    if (event.key === 'ArrowDown') {
      // After the last suggestion come the results, which listen themselves.
      if (active === list.childElementCount - 1) {
        close();
        return;
      }
      taken();
      activate(active + 1);
    } else if (event.key === 'ArrowUp') {
      taken();
      activate(Math.max(active - 1, -1));
    } else if (event.key === 'Escape') {
      taken();
      close();
    } else if (event.key === 'Enter' && active >= 0) {
      taken();
      choose(active);
    } else if (event.key === 'Home' || event.key === 'End' || event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      activate(-1);
    }
  }

  box.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(look, BREATH);
  });
  box.addEventListener('keydown', press, { capture: true });
  box.addEventListener('blur', close);
  box.form?.addEventListener('submit', close);
  // The box keeps the focus while an option is clicked.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const chosen = target instanceof Element ? target.closest('[role="option"]') : null;
    if (chosen) choose([...list.children].indexOf(chosen));
  });
}
