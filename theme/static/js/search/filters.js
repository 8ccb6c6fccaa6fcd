// @ts-check
/**
 * The filters of the search page: the values to choose with their counts, and the chosen ones to take away again.
 */

import { counted, element, filled } from './elements.js';

/** @typedef {import('./address.js').State} State */
/** @typedef {import('./client.js').Answer} Answer */
/** @typedef {import('./client.js').FacetValue} FacetValue */
/** @typedef {import('./facets.js').FacetName} FacetName */
/** @typedef {FacetName | 'year'} GroupName */
/** @typedef {{fieldset: HTMLElement, values: HTMLElement, all: HTMLButtonElement, open: boolean}} Group */

/** @type {GroupName[]} */
const GROUPS = ['place', 'province', 'year', 'issuer', 'issuerType', 'award', 'kind', 'theme', 'status'];
/** How many values of a group are shown before a reader asks for all: as many as can be taken in at a glance. */
const FIRST = 7;
const NO_YEAR = 'tanpa';
const RANGE = /^(\d*)\.\.(\d*)$/;

/**
 * @param {object} page
 * @param {HTMLFormElement} page.facets
 * @param {HTMLElement} page.chips
 * @param {HTMLElement} page.list          the results
 * @param {HTMLElement} page.box           where the focus goes if nothing else is left
 * @param {import('./interface.js').Words} page.words
 * @param {(changes: Partial<State>) => void} page.choose
 * @param {() => Promise<void>} page.countPlaces  their counts may come on demand alone
 */
export function filters({ facets, chips, list, box, words, choose, countPlaces }) {
  const details = /** @type {HTMLDetailsElement} */ (facets.querySelector('details'));
  /** @type {Map<GroupName, Group>} */
  const groups = new Map();
  /** Every value shown so far, by group and id: an element that stays keeps its focus. @type {Map<string, HTMLLabelElement>} */
  const items = new Map();
  /** Every button that took a value away, for the same reason. @type {Map<string, HTMLButtonElement>} */
  const removers = new Map();
  /** Names of values, as far as they were heard of. @type {Map<string, string>} */
  const names = new Map();
  /** @type {Record<string, Record<string, string>>} */
  const named = { kind: words.kinds, status: words.statuses, issuerType: words.issuerTypes };
  const number = new Intl.NumberFormat(document.documentElement.lang);
  /** @type {State} */
  let state = { query: '', chosen: {}, years: [], sort: '', group: '' };

  // On narrow screens the filters stand above the results and hide them; elsewhere this is not shown.
  const see = button('', () => {
    details.open = false;
    (list.querySelector('a') ?? box).focus();
  });
  see.className = 'facets__see';

  const clear = button(words.removeAll, () => {
    choose({ chosen: {}, years: [] });
    box.focus();
  });
  const removeAll = element('li', '', clear);

  /** @param {GroupName} group */
  const chosenOf = (group) => (group === 'year' ? state.years : (state.chosen[group] ?? []));

  /**
   * @param {GroupName} group
   * @param {string[]} ids
   */
  function chooseIn(group, ids) {
    if (group === 'year') choose({ years: ids });
    else choose({ chosen: { ...state.chosen, [group]: ids } });
  }

  /**
   * @param {GroupName} group
   * @param {string} id
   */
  function nameOf(group, id) {
    if (group === 'year') return yearsNamed(id);
    return named[group]?.[id] ?? names.get(`${group}:${id}`) ?? fromId(id);
  }

  /** @param {string} years */
  function yearsNamed(years) {
    if (years === NO_YEAR) return words.noYear;
    const [, from, to] = RANGE.exec(years) ?? [];
    if (from && to) return `${from}–${to}`;
    if (from) return filled(words.since, { year: from });
    return to ? filled(words.until, { year: to }) : years;
  }

  /** @param {GroupName} name */
  function makeGroup(name) {
    const all = button('', async () => {
      const values = latest.get(name);
      if (!values) {
        await countPlaces();
        group.values.querySelector('input')?.focus();
        return;
      }
      group.open = !group.open;
      render(name, values);
      if (group.open) group.values.querySelectorAll('input')[FIRST]?.focus();
    });
    const values = element('div', 'facets__values');
    const fieldset = element('fieldset', '', element('legend', '', words.facets[name] ?? ''));
    if (name === 'year') fieldset.append(range());
    fieldset.append(values, all);
    const group = { fieldset, values, all, open: false };
    groups.set(name, group);
    details.append(fieldset);
    return group;
  }

  /** The two fields of a span of years. */
  function range() {
    const fields = ['from', 'to'].map((end) => {
      const field = document.createElement('input');
      Object.assign(field, { type: 'number', name: end, min: '1000', max: '9999' });
      return field;
    });
    const [from, to] = /** @type {[HTMLInputElement, HTMLInputElement]} */ (fields);
    const line = element('div', 'facets__range');
    line.append(element('label', '', words.fromYear, from), element('label', '', words.toYear, to));
    line.addEventListener('change', () => {
      if (!from.validity.valid || !to.validity.valid) return;
      const [first = '', last = ''] = [from.value, to.value].every(Boolean) ? [from.value, to.value].sort() : [from.value, to.value];
      const years = first || last ? [first === last ? first : `${first}..${last}`] : [];
      choose({ years: [...state.years.filter((its) => !RANGE.test(its)), ...years] });
    });
    return line;
  }

  /**
   * @param {GroupName} group
   * @param {FacetValue} value
   */
  function item(group, { id, count }) {
    const key = `${group}:${id}`;
    let label = items.get(key);
    if (!label) {
      const input = document.createElement('input');
      input.type = 'checkbox';
      input.addEventListener('change', () => {
        const others = chosenOf(group).filter((its) => its !== id);
        chooseIn(group, input.checked ? [...others, id] : others);
      });
      label = /** @type {HTMLLabelElement} */ (
        element('label', '', input, element('span', ''), element('span', ''))
      );
      items.set(key, label);
    }
    const [input, name, its] = label.children;
    if (input instanceof HTMLInputElement) input.checked = chosenOf(group).includes(id);
    if (name) name.textContent = nameOf(group, id);
    if (its) its.textContent = number.format(count);
    return label;
  }

  /** The values of the latest answer, null where they were not counted. @type {Map<GroupName, FacetValue[] | null>} */
  const latest = new Map();

  /**
   * @param {GroupName} name
   * @param {FacetValue[] | null} counted
   */
  function render(name, counted) {
    const group = groups.get(name) ?? makeGroup(name);
    const values = counted ?? [];
    const chosen = chosenOf(name);
    const shown = values.filter(({ id }, i) => group.open || i < FIRST || chosen.includes(id));
    place(group.values, shown.map((value) => item(name, value)));
    group.values.classList.toggle('facets__values--all', group.open);
    // Places and provinces come together.
    group.fieldset.hidden = counted ? values.length === 0 : name !== 'place';
    group.all.hidden = counted !== null && values.length <= FIRST;
    const showAll = counted ? filled(words.showAll, { count: number.format(values.length) }) : words.showPlaces;
    group.all.textContent = group.open ? words.showFewer : showAll;
    group.all.setAttribute('aria-expanded', String(group.open));
  }

  /** @param {Answer} answer @param {GroupName} group @returns {FacetValue[] | null} */
  function valuesOf({ years = [], facets: counts }, group) {
    const counted =
      group === 'year'
        ? years.map(([year, count]) => ({ id: year ? String(year) : NO_YEAR, label: '', count }))
        : counts?.[group];
    if (!counted) return null;
    const without = chosenOf(group).filter((id) => !RANGE.test(id) && !counted.some((value) => value.id === id));
    return [...counted, ...without.map((id) => ({ id, label: '', count: 0 }))];
  }

  /**
   * @param {GroupName} group
   * @param {string} id
   */
  function chip(group, id) {
    const key = `${group}:${id}`;
    const known = removers.get(key);
    const remove =
      known ??
      button('', () => {
        const at = [...chips.querySelectorAll('button')].indexOf(remove);
        chooseIn(group, chosenOf(group).filter((its) => its !== id));
        const left = chips.querySelectorAll('button');
        (left[Math.min(at, left.length - 1)] ?? box).focus();
      });
    removers.set(key, remove);
    const name = nameOf(group, id);
    const cross = element('span', 'chips__cross', '×');
    cross.setAttribute('aria-hidden', 'true');
    remove.replaceChildren(cross, ' ', element('span', 'chips__name', name));
    remove.setAttribute('aria-label', filled(words.remove, { name }));
    return known?.parentElement ?? element('li', '', remove);
  }

  function showChips() {
    const all = GROUPS.flatMap((group) => chosenOf(group).map((id) => chip(group, id)));
    place(chips, all.length > 1 ? [...all, removeAll] : all);
    chips.hidden = all.length === 0;
  }

  return {
    /**
     * Show what is chosen, and the counts of an answer if it has some.
     * @param {State} its
     * @param {Answer} [answer]
     */
    update(its, answer) {
      state = its;
      if (answer?.facets) {
        for (const [group, values] of Object.entries(answer.facets)) {
          for (const { id, label, english } of values) {
            if (label) names.set(`${group}:${id}`, (document.documentElement.lang !== 'id' && english) || label);
          }
        }
        const focused = document.activeElement;
        for (const group of GROUPS) {
          latest.set(group, valuesOf(answer, group));
          render(group, latest.get(group) ?? null);
        }
        see.textContent = counted(words.see, answer.total);
        if (!see.isConnected) facets.append(see);
        // An element that changes places loses the focus.
        if (focused instanceof HTMLElement && focused !== document.activeElement && facets.contains(focused)) focused.focus();
      } else {
        for (const [key, label] of items) {
          const [group = '', id = ''] = key.split(/:(.*)/s);
          const input = /** @type {HTMLInputElement} */ (label.firstElementChild);
          input.checked = chosenOf(/** @type {GroupName} */ (group)).includes(id);
        }
      }
      const [, from = '', to = ''] = RANGE.exec(state.years.find((years) => RANGE.test(years)) ?? '') ?? [];
      const [first, last] = details.querySelectorAll('input[type="number"]');
      if (first instanceof HTMLInputElement && first !== document.activeElement) first.value = from;
      if (last instanceof HTMLInputElement && last !== document.activeElement) last.value = to;
      showChips();
    },
  };
}

/**
 * @param {string} text
 * @param {() => void} press
 */
function button(text, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}

/**
 * Make some elements the children of another, and move none that stands in its place.
 * @param {HTMLElement} parent
 * @param {Element[]} children
 */
function place(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let at = parent.firstElementChild;
  for (const child of children) {
    if (child === at) at = at.nextElementSibling;
    else parent.insertBefore(child, at);
  }
}

/**
 * A name for a value of which nothing but its id is known: `kota-semarang` is "Kota Semarang".
 * @param {string} id
 */
function fromId(id) {
  return id.replace(/(^|-)(\p{L})/gu, (_, hyphen, letter) => (hyphen ? ' ' : '') + letter.toUpperCase());
}
