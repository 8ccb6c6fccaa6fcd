// @ts-check
/**
 * The only script that a page loads by itself: it opens search when the reader shows intent, and no sooner. Beside it lie
 * the words of the interface, `kata.json`, and two folders above it is the site's root.
 *
 * What it expects in a page:
 *
 *   <form role="search" action="../daerah/">   one or more; without JavaScript they lead to a list,
 *     <input name="q" type="search">           with it to the search page; hidden fields narrow the search
 *   </form>
 *   <section data-search-results>              on the search page alone, for what its form finds;
 *     <p role="status"></p>                    on other pages that is shown below the form
 *   </section>
 *   <p class="cite">                           on an entry's page, after which more forms of its citation are offered
 */

import { failed } from './failed.js';

/** @typedef {import('./search/client.js').Client} Client */

/**
 * What all boxes of a page search with.
 * @typedef {{client: Client, words: Record<string, any>, root: string}} Search
 */

const root = new URL('../../', import.meta.url).href;
const section = /** @type {HTMLElement | null} */ (document.querySelector('[data-search-results]'));
const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[role="search"]'));

/** @type {Promise<[any, Search]> | null} */
let opening = null;

/**
 * Fetch what shows results, the client and the words, all at once: on a telephone a round trip costs more than bytes.
 * @returns {Promise<[any, Search]>}
 */
async function open() {
  // Else the browser would hear of the worker's script only when the client is here.
  const hint = document.createElement('link');
  hint.rel = 'modulepreload';
  hint.href = new URL('search/worker.js', import.meta.url).href;
  document.head.append(hint);
  const [shows, client, words] = await Promise.all([
    section ? import('./search/page.js') : import('./search/panel.js'),
    import('./search/client.js').then(({ Client }) => new Client(root)),
    fetch(new URL('kata.json', import.meta.url)).then((response) => response.json()),
  ]);
  return [shows, { client, words: { ...words, seals: root + words.seals }, root }];
}

/**
 * Say that the search did not come, near the box.
 * @param {HTMLFormElement} form
 */
function sayFailure(form) {
  const where = section ?? form;
  const status = where.querySelector('[role="status"]') ?? where.appendChild(document.createElement('p'));
  status.setAttribute('role', 'status');
  const retry = document.createElement('button');
  retry.type = 'button';
  retry.textContent = failed;
  // Not every browser asks again for a module that failed; a new page does. The search page's address has the filters.
  retry.addEventListener('click', () => (section ? location.reload() : form.submit()));
  status.replaceChildren(retry);
}

/**
 * Make a box search.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} box
 */
function serve(form, box) {
  let started = false;
  const start = async () => {
    if (started) return;
    started = true;
    try {
      opening ??= open();
      const [shows, search] = await opening;
      shows.start({ form, box, section, search });
    } catch (error) {
      console.error(error);
      started = false;
      opening = null;
      delete document.documentElement.dataset['waiting'];
      sayFailure(form);
    }
  };
  form.action = `${root}cari/`;
  box.autocomplete = 'off';
  box.addEventListener('focus', start);
  if (section) {
    const asked = new URLSearchParams(location.search);
    // A browser that goes Back may have filled the box by itself; the address knows better.
    if (asked.has('q')) box.value = asked.get('q') ?? '';
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      start();
    });
    if ([...asked.values()].some(Boolean)) start();
  }
  if (document.activeElement === box) start();
}

/**
 * Whether a key pressed here is text that the reader is writing.
 * @param {EventTarget | null} target
 */
function takesText(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** @type {HTMLInputElement[]} */
const boxes = [];
for (const form of forms) {
  const box = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name="q"]'));
  if (!box) continue;
  serve(form, box);
  boxes.push(box);
}

document.addEventListener('keydown', (event) => {
  const [box] = boxes;
  if (!box || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// The form of the repository asks which page is meant.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[href*="/issues/new?"]'))) {
  link.href += `&halaman=${encodeURIComponent((location.origin + location.pathname).slice(root.length))}`;
}

const plain = document.querySelector('.cite');
if (plain) {
  const forms = document.createElement('details');
  forms.className = 'forms';
  forms.innerHTML = '<summary>BibTeX, RIS</summary>';
  const fill = () => import('./cite.js').then(({ show }) => show(forms, plain)).catch(console.error);
  forms.addEventListener('toggle', fill, { once: true });
  plain.after(forms);
}
