import { element } from '../page/dom.js';
import { Thumbnails } from '../page/thumbnails.js';
import { fetchSample } from './samples.js';

/** @typedef {import('./samples.js').SampleExemplar} SampleExemplar */

/** The samples to borrow a look from. Says `choose` with the index of the one that the person chooses. */
export class SampleLooks extends EventTarget {
  #thumbnails = new Thumbnails(element('exemplars', HTMLElement));
  /** @type {SampleExemplar[]} */
  all = [];

  constructor() {
    super();
    this.#thumbnails.addEventListener('choose', () => this.dispatchEvent(new CustomEvent('choose', { detail: this.index ?? 0 })));
  }

  /** Which one shows as chosen; null if none does. */
  get index() {
    return this.#thumbnails.index;
  }

  set index(index) {
    this.#thumbnails.index = index;
  }

  /** @param {SampleExemplar[]} samples */
  show(samples) {
    this.all = samples;
    this.#thumbnails.show(samples.map(({ name, picture }) => ({ name, address: picture })));
  }

  /** @param {string} address of a sample's picture @returns {number | null} its index */
  indexOf(address) {
    const index = this.all.findIndex(({ picture }) => picture === address);
    return index < 0 ? null : index;
  }

  /** The picture of a sample with its map. @param {number} index @param {import('../map/classtable.js').ClassTable} classes */
  fetch(index, classes) {
    return fetchSample(this.all[index], classes);
  }
}
