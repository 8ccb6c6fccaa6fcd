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
 * @property {{years: string, places: string, profiles: string}} columns
 * @property {[number, number, string]} cards        cards a chunk, chunks a folder, names of folders
 */

export const ROOT_FILE = 'akar.json';
const FORMAT = 2;

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
  }

  /**
   * Load a file once and keep what `read` makes of it; a failure is forgotten, so that a second call tries again.
   * @template T
   * @param {string} path
   * @param {(file: any) => T} read
   * @returns {Promise<T>}
   */
  once(path, read) {
    let result = this.loading.get(path);
    if (!result) {
      result = this.load(path).then(read);
      this.loading.set(path, result);
      result.catch(() => this.loading.delete(path));
    }
    return result;
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
   * Return the columns of the chunk that holds an entry's card, and the card's row in them.
   * @param {number} entry  from 0
   */
  async card(entry) {
    const [perChunk, perFolder, names] = this.root.cards;
    const number = Math.floor(entry / perChunk);
    const path = `kartu/${nameAt(names, Math.floor(number / perFolder))}/${number}.json`;
    const columns = await this.once(path, (file) => /** @type {Record<string, any[]>} */ (file));
    return { columns, row: entry % perChunk };
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
   * @param {'years' | 'places' | 'profiles'} name
   * @param {(file: any) => T} read
   */
  column(name, read) {
    return this.once(`kolom/${this.root.columns[name]}.json`, read);
  }
}
