// @ts-check
/**
 * The worker of a search: messages in, answers out.
 *
 * Message `{id, kind, …}`: `search` (query, choice, from, count, facets, places), `glance` (the same), `suggest` (query),
 * `passage` (text, terms). A glance waits for no file: its answer is null where that would be needed.
 * Answer `{id, answer}`, or `{id, failed: true}` where something could not be loaded. A search or suggestion that a later
 * one of its kind has made pointless is answered with `{id, obsolete: true}`.
 */

import { open } from './engine.js';
import { foundWords } from './finder.js';
import { NotAtHand, ROOT_FILE } from './index.js';
import { passage } from './passage.js';

/** @typedef {import('./engine.js').Engine} Engine */

/** The folder of the index below the site's root. */
const INDEX = 'cari/indeks/';
/** The site's root comes in the fragment of the script's address, so that what is fetched has one address only. */
const folder = location.hash.replace('#root=', '') + INDEX;

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
 * @param {string} path
 * @param {RequestCache} cache
 */
async function load(path, cache) {
  const response = await fetch(folder + path, { cache });
  if (!response.ok) throw new LoadError(path, response.status);
  return response.json();
}

/**
 * Open the index. The root file is asked for anew each time, because it names all others; these never change under their
 * names.
 * @param {RequestCache} cache
 * @returns {Promise<Engine>}
 */
function openIndex(cache) {
  return open((path) => load(path, path === ROOT_FILE ? cache : 'default'));
}

/** @type {Promise<Engine> | null} */
let opening = openIndex('no-cache');
opening.catch(() => undefined);
/** The engine that has answered last. @type {Engine | null} */
let opened = null;

/** The latest message of each kind: what an earlier one asks for nobody waits for. @type {Record<string, number>} */
const latest = {};

/**
 * Do something with the engine. After a new edition of the site an old root file names files that are gone: then ask for
 * the root file once more, past every cache.
 * @template T
 * @param {(engine: Engine) => Promise<T>} action
 * @returns {Promise<T>}
 */
async function withEngine(action) {
  try {
    opening ??= openIndex('no-cache');
    opened = await opening;
    return await action(opened);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    opening = null;
    opened = null;
    if (error.status !== 404) throw error;
    const renewed = openIndex('reload');
    const result = await action(await renewed);
    opening = renewed;
    return result;
  }
}

/**
 * @param {Engine} engine
 * @param {any} message
 * @param {() => void} stillWanted
 */
async function search(engine, { query, choice, from = 0, count, facets, places }, stillWanted) {
  stillWanted();
  const found = await engine.search(query, choice, stillWanted);
  const shown = found.documents.slice(from, from + count);
  const [cards, suggestion, counted] = await Promise.all([
    engine.cards(shown),
    from === 0 ? engine.suggestion(query, found) : null,
    facets ? engine.facets(found, choice, places) : null,
  ]);
  const { words, everyWord, corrected, unknown, documents, terms, groups } = found;
  return {
    words,
    everyWord,
    corrected,
    unknown,
    suggestion,
    total: documents.length,
    terms: [...terms],
    marks: foundWords(cards, terms),
    groups,
    cards,
    ...counted,
  };
}

/**
 * Search without loading anything; null where that would be needed, which then begins for the words that are finished.
 * @param {any} message
 * @param {() => void} stillWanted
 */
async function glance(message, stillWanted) {
  if (!opened) return null;
  try {
    return await search(opened.atHand(), message, stillWanted);
  } catch (error) {
    if (!(error instanceof NotAtHand)) throw error;
    // What does not come now, the search asks for again.
    opened.prepare(message.query).catch(() => undefined);
    return null;
  }
}

/** @type {Record<string, (message: any, stillWanted: () => void) => Promise<any>>} */
const KINDS = {
  search: (message, stillWanted) => withEngine((engine) => search(engine, message, stillWanted)),
  glance,
  suggest: ({ query }) => withEngine((engine) => engine.suggest(query)),
  passage: async ({ text, terms }) => passage(text, new Set(terms)),
};

class Obsolete extends Error {}

addEventListener('message', async ({ data: { id, kind, ...message } }) => {
  const answer = KINDS[kind];
  if (!answer) return;
  latest[kind] = id;
  const stillWanted = () => {
    if (kind !== 'passage' && latest[kind] !== id) throw new Obsolete();
  };
  try {
    const result = await answer(message, stillWanted);
    stillWanted();
    postMessage({ id, answer: result });
  } catch (error) {
    if (error instanceof Obsolete) postMessage({ id, obsolete: true });
    else {
      console.error(error);
      postMessage({ id, failed: true });
    }
  }
});
