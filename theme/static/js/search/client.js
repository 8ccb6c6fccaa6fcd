// @ts-check
/**
 * The page's end of the search: questions in, promises of answers out. The engine itself runs in a worker.
 */

/** @typedef {import('./engine.js').Choice} Choice */
/** @typedef {import('./cards.js').Card} Card */
/** @typedef {{id: string, label: string, english?: string, count: number}} FacetValue */

/**
 * @typedef {object} Question
 * @property {string} query
 * @property {Choice} [choice]
 * @property {number} [from]      the first result to bring a card of
 * @property {number} count       how many cards to bring
 * @property {boolean} [facets]   whether to count the facets
 * @property {boolean} [places]   among them places, even where that costs much
 */

/**
 * @typedef {object} Answer
 * @property {string[]} words                 searched for; empty if there were none but function words
 * @property {boolean} everyWord              else these are the best partial matches
 * @property {[string, string][]} corrected   words that nothing has, each with the one searched for instead
 * @property {{name: string, value: string}[]} unknown  filters whose value names nothing
 * @property {string | null} suggestion       what the reader may have meant to type
 * @property {number} total
 * @property {string[]} terms                 that satisfied the words, for passages
 * @property {string[]} marks                 words of the cards to highlight, as they are written
 * @property {{start: number, size: number, label: string}[]} groups
 * @property {Card[]} cards
 * @property {[number, number][]} [years]     with counts, the newest first; 0 is "without a year"
 * @property {Partial<Record<import('./facets.js').FacetName, FacetValue[]>>} [facets]
 */

/** @typedef {{section: 'place' | 'issuer' | 'award', name: string, address: string, type?: string, within?: string, entries: number}} SuggestedName */

const FAILED = 'the search could not be loaded';

/** What could not be loaded: the reader may try again. */
export class Failed extends Error {
  name = 'Failed';
}
/** A later question has made this one pointless. */
export class Obsolete extends Error {
  name = 'Obsolete';
}

export class Client {
  /** @param {string} root  full address of the site's root */
  constructor(root) {
    this.root = root;
    /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
    this.waiting = new Map();
    this.last = 0;
    this.worker = this.begin();
    /** Whether nothing more will be answered, before `renew`. */
    this.broken = false;
  }

  /** Start a worker. */
  begin() {
    const worker = new Worker(new URL(`worker.js#root=${this.root}`, import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: { id, answer, obsolete, failed } }) => {
      const its = this.waiting.get(id);
      this.waiting.delete(id);
      if (failed) its?.reject(new Failed(FAILED));
      else if (obsolete) its?.reject(new Obsolete());
      else its?.resolve(answer);
    });
    // The worker's own script did not come: nothing asked of it will ever be answered.
    worker.addEventListener('error', () => {
      if (worker === this.worker) this.close();
    });
    return worker;
  }

  /**
   * @param {string} kind
   * @param {object} message
   * @returns {Promise<any>}
   */
  ask(kind, message) {
    if (this.broken) return Promise.reject(new Failed(FAILED));
    this.last += 1;
    const id = this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, kind, ...message });
    });
  }

  /**
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  search(question) {
    return this.ask('search', question);
  }

  /**
   * Search without loading anything; null where the answer would need that, or a later glance has made it pointless.
   * @param {Question} question
   * @returns {Promise<Answer | null>}
   */
  glance(question) {
    return this.ask('glance', question).catch(() => null);
  }

  /**
   * @param {string} query
   * @returns {Promise<{names: SuggestedName[], words: string[]}>}
   */
  suggest(query) {
    return this.ask('suggest', { query });
  }

  /**
   * Return the part of a page's text that shows some terms best, as runs of text; null if it has none of them.
   * @param {string} text
   * @param {string[]} terms
   * @returns {Promise<{text: string, found: boolean}[] | null>}
   */
  passage(text, terms) {
    return this.ask('passage', { text, terms });
  }

  /** End the worker; what is still waited for has failed. */
  close() {
    this.worker.terminate();
    this.broken = true;
    for (const { reject } of this.waiting.values()) reject(new Failed(FAILED));
    this.waiting.clear();
  }

  /**
   * Begin anew. Another worker knows nothing of what failed in this one; not every browser asks again for a module that
   * did not come.
   */
  renew() {
    this.close();
    this.worker = this.begin();
    this.broken = false;
  }
}
