// @ts-check
/**
 * The index: a root file in, and every other file when it is asked for, each loaded once.
 */

import { nameAt, unpackWords } from './packing.js';
import { Folder, readList, readShard } from './shards.js';

/**
 * Load and parse one file of the index, by its path below the index's folder.
 * @callback Load
 * @param {string} path
 * @returns {Promise<any>}
 */

/**
 * What the root file says of the index; `plugins/almanac/search/layout.py` writes it.
 * @typedef {object} Root
 * @property {number} format
 * @property {number} k1
 * @property {number} b
 * @property {[string, number, number][]} fields     name, boost and average length, in the order of a shape's columns
 * @property {number} lengthBits                     of a column's number are the exponent of the field's length
 * @property {number} lengthBase                     of that exponent
 * @property {[string, number, number][]} sections   name, number of documents and boost, in the order of the documents
 * @property {string[]} functionWords
 * @property {string[]} placeTypes
 * @property {string[]} issuerTypes
 * @property {string[]} kinds
 * @property {string[]} statuses
 * @property {{entry: string, issuer: string, award: string}} addresses  of the folders of their pages
 * @property {[string, string]} terms                first terms and names of files, packed
 * @property {string} words                          name of the file that names those of words with positions
 * @property {[string, string]} lists
 * @property {string} whole                          packed: words kept whole besides those of the catalogue's names
 * @property {string} catalogue                      name of the file of names
 * @property {string} themes                         name of the file of themes
 * @property {{years: string, days: string, places: string, profiles: string}} columns
 * @property {boolean} placesOnDemand                whether their column is heavy
 * @property {[number, number, string]} cards        cards a chunk, chunks a folder, names of folders
 */

export const ROOT_FILE = 'akar.json';
const FORMAT = 3;

/** What a search needs would have to be loaded first. */
export class NotAtHand extends Error {}

export class Index {
  /**
   * @param {Root} root
   * @param {Load} load
   */
  constructor(root, load) {
    if (root.format !== FORMAT) throw new Error(`search index of format ${root.format}, not ${FORMAT}`);
    this.root = root;
    this.load = load;
    this.terms = new Folder('istilah', root.terms);
    this.lists = new Folder('daftar', root.lists);
    this.documents = root.sections.reduce((sum, [, count]) => sum + count, 0);
    /** How many documents come before the first entry. */
    this.firstEntry = this.documents - (root.sections.at(-1)?.[1] ?? 0);
    /** Words that the index has as they are, beside their stems. @type {Set<string>} */
    this.keptWhole = new Set(unpackWords(root.whole));
    /** @type {Map<string, Promise<any>>} */
    this.loading = new Map();
    /** What of it is here. @type {Set<string>} */
    this.loaded = new Set();
  }

  /**
   * Load something once and keep it; a failure is forgotten, so that a second call tries again.
   * @template T
   * @param {string} key
   * @param {() => Promise<T>} load
   * @returns {Promise<T>}
   */
  keep(key, load) {
    let result = this.loading.get(key);
    if (!result) {
      result = load();
      this.loading.set(key, result);
      result.then(
        () => this.loaded.add(key),
        () => this.loading.delete(key),
      );
    }
    return result;
  }

  /**
   * Return the same index, but for loading nothing: what is not here yet fails with NotAtHand.
   * @returns {Index}
   */
  atHand() {
    /** @param {string} key */
    const keep = (key) => (this.loaded.has(key) ? this.loading.get(key) : Promise.reject(new NotAtHand(key)));
    return Object.assign(Object.create(this), { keep });
  }

  /**
   * Load a file once and keep what `read` makes of it.
   * @template T
   * @param {string} path
   * @param {(file: any) => T} read
   * @returns {Promise<T>}
   */
  once(path, read) {
    return this.keep(path, () => this.load(path).then(read));
  }

  /** @param {string[]} paths */
  shards(paths) {
    return Promise.all(paths.map((path) => this.once(path, readShard)));
  }

  /**
   * Return the file of positions that may hold a word; undefined if no document can have it.
   * @template T
   * @param {string} word
   * @param {(file: any) => T} read
   */
  async positions(word, read) {
    const folder = await this.once(`kata/${this.root.words}.json`, (file) => new Folder('kata', file));
    const [path] = folder.between(word, word);
    return path === undefined ? undefined : this.once(path, read);
  }

  /** @param {string[]} paths */
  wordLists(paths) {
    return Promise.all(paths.map((path) => this.once(path, readList)));
  }

  /**
   * Return the row of an entry's card.
   * @param {number} entry  from 0
   * @returns {Promise<any[]>}
   */
  async card(entry) {
    const [perChunk, perFolder, names] = this.root.cards;
    const number = Math.floor(entry / perChunk);
    const path = `kartu/${nameAt(names, Math.floor(number / perFolder))}/${number}.json`;
    const rows = await this.once(path, (file) => /** @type {any[][]} */ (file));
    return rows[entry % perChunk] ?? [];
  }

  /**
   * @template T
   * @param {(file: any) => T} read
   */
  themes(read) {
    return this.once(`nama/${this.root.themes}.json`, read);
  }

  /**
   * @template T
   * @param {(file: any) => T} read
   */
  catalogue(read) {
    return this.once(`nama/${this.root.catalogue}.json`, read);
  }

  /**
   * @template T
   * @param {keyof Root['columns']} name
   * @param {(file: any) => T} read
   */
  column(name, read) {
    return this.once(this.columnPath(name), read);
  }

  /** @param {keyof Root['columns']} name */
  hasColumn(name) {
    return this.loaded.has(this.columnPath(name));
  }

  /** @param {keyof Root['columns']} name */
  columnPath(name) {
    return `kolom/${this.root.columns[name]}.json`;
  }
}
