// @ts-check
/**
 * The only script that a page loads by itself: it opens search when the reader shows intent, and no sooner.
 *
 * What it expects in a page:
 *
 *   <html data-root="../">                                  the way to the site's root, "./" at the root itself
 *   <form role="search" action="../daerah/" data-search="../cari/">
 *     <input name="q" type="search" autocomplete="off">     without JavaScript the form leads to the list of places,
 *   </form>                                                 with it to the search page
 *   <section data-search-results>                           on the search page alone
 *     <p role="status"></p>                                 how many results, or what went wrong; the results follow it
 *     <script type="application/json">{…}</script>          the words of the interface; see Words in search/page.js
 *   </section>                                              with the five seals as <symbol id="m-KIND"> in the page
 */

/** The modules of the search, asked for all at once rather than one level of imports after another; the first starts it. */
const MODULES = ['page', 'engine', 'mark', 'record', 'score', 'shards', 'stem', 'words'];

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-search]'));
const box = /** @type {HTMLInputElement | null} */ (form?.querySelector('input[name="q"]'));
const section = /** @type {HTMLElement | null} */ (document.querySelector('[data-search-results]'));

/**
 * Whether a key pressed here is text that the reader is writing.
 * @param {EventTarget | null} target
 */
function takesText(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

if (form && box) {
  form.action = form.dataset['search'] ?? form.action;
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

if (form && box && section) {
  /** @type {Promise<void> | null} */
  let opening = null;
  const openSearch = () => {
    opening ??= Promise.all(MODULES.map((name) => import(`./search/${name}.js`)))
      .then(([page]) => page.start({ form, box, section }))
      .catch(() => {
        opening = null;
        delete document.documentElement.dataset['waiting'];
        const status = section.querySelector('[role="status"]');
        const words = JSON.parse(section.querySelector('script')?.textContent ?? '{}');
        if (!status) return;
        const retry = document.createElement('button');
        retry.type = 'button';
        retry.textContent = words.retry;
        // Not every browser asks again for a module that failed; a new page does.
        retry.addEventListener('click', () => form.submit());
        status.replaceChildren(words.failed, ' ', retry);
      });
  };
  const asked = new URLSearchParams(location.search).get('q');
  // A browser that goes Back may have filled the box by itself; the address knows better.
  if (asked !== null) box.value = asked;
  box.addEventListener('focus', openSearch, { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    openSearch();
  });
  if (asked || document.activeElement === box) openSearch();
}
