import { readMap } from '../map/mapfile.js';
import { decodeDataUri, readExemplarMap } from '../server/api.js';

/** @typedef {import('../map/classtable.js').ClassTable} ClassTable */

/**
 * What a model sees in a picture.
 * @typedef {object} Reading
 * @property {import('../map/labelmap.js').LabelMap} map in the picture's proportions
 * @property {import('../server/api.js').ReadClass[]} classes the largest first
 * @property {string} id by which the server keeps the picture
 */

/** Has the server read maps of pictures, each once a model. */
export class MapReader {
  #shelf;
  /** @type {WeakMap<Blob, Map<string, Promise<Reading | null>>>} */
  #readings = new WeakMap();

  /** @param {import('./exemplarshelf.js').ExemplarShelf} shelf */
  constructor(shelf) {
    this.#shelf = shelf;
  }

  /**
   * @param {Blob} picture
   * @param {string} model that reads
   * @param {ClassTable} classes of that model
   * @returns {Promise<Reading | null>} null if the server keeps no pictures, or could not read this one
   */
  read(picture, model, classes) {
    const known = this.#readings.get(picture) ?? new Map();
    this.#readings.set(picture, known);
    let reading = known.get(model);
    if (!reading) {
      reading = this.#read(picture, model, classes).catch(() => {
        known.delete(model);
        return null;
      });
      known.set(model, reading);
    }
    return reading;
  }

  /** @param {Blob} picture @param {string} model @param {ClassTable} classes @returns {Promise<Reading | null>} */
  async #read(picture, model, classes) {
    const kept = await this.#shelf.keep(picture);
    if (!kept) {
      return null;
    }
    const { map, classes: found } = await readExemplarMap(kept.id, model);
    const file = new Blob([decodeDataUri(map.url)], { type: 'image/png' });
    return { map: await readMap(file, classes, { byColor: true }), classes: found, id: kept.id };
  }
}
