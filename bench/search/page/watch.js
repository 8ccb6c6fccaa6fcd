// @ts-check
/**
 * Runs in a search page before its own scripts: notes when the last key was pressed and when the first result came after it.
 * A result is a link that was added since; what an earlier query left does not count.
 */

const bench = { results: '', typed: 0, shown: 0 };
Object.assign(window, { bench });

document.addEventListener(
  'input',
  () => {
    bench.typed = performance.now();
    bench.shown = 0;
  },
  true,
);

new MutationObserver((changes) => {
  if (!bench.typed || bench.shown) return;
  const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
  const links = [...document.querySelectorAll(bench.results)];
  if (added.some((node) => links.some((link) => node.contains(link)))) bench.shown = performance.now();
}).observe(document, { childList: true, subtree: true });
