// @ts-check
/**
 * What the parts of the search page draw with: elements, phrases with values, marked text.
 */

/**
 * Put values in place of {name} in a phrase.
 * @param {string} phrase
 * @param {Record<string, string | number>} values
 */
export function filled(phrase, values) {
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Word a number of things; the phrase for several serves where there is none for one.
 * @param {{one: string, many: string}} phrases
 * @param {number} count
 * @param {Record<string, string>} [values]
 */
export function counted(phrases, count, values = {}) {
  const number = new Intl.NumberFormat(document.documentElement.lang).format(count);
  return filled(count === 1 ? phrases.one : phrases.many, { ...values, count: number });
}

/**
 * Word what an answer took otherwise than it was typed.
 * @param {import('./client.js').Answer} answer
 * @param {Record<string, any>} words
 * @returns {string[]}
 */
export function remarks({ unknown, corrected }, words) {
  return [
    ...unknown.map(({ name, value }) => {
      const filter = (words['facets'][name] ?? words['types'][name] ?? name).toLowerCase();
      return filled(words['unknown'], { filter, name: value });
    }),
    ...corrected.map(([word, instead]) => filled(words['corrected'], { word, instead })),
  ];
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {...(Node | string)} children
 */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/**
 * Draw runs of text, the found ones in <mark>.
 * @param {{text: string, found: boolean}[]} cut
 * @returns {(Node | string)[]}
 */
export function drawn(cut) {
  return cut.map((run) => {
    if (!run.found) return run.text;
    const mark = document.createElement('mark');
    mark.textContent = run.text;
    return mark;
  });
}

/**
 * Move the focus with the arrow keys, from one of some elements to the next or the one before.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} stops
 */
export function moveFocus(event, stops) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const here = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[here + step];
  if (here < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
