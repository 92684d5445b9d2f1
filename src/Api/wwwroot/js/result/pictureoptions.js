import { element } from '../page/dom.js';
import { Thumbnails } from '../page/thumbnails.js';

/** @typedef {{seed: number, tile: string}} Options what a picture depends on beside maps and exemplars */
/** @typedef {{seed: number, url: string}} Variation */

const count = 4; // variations that are shown at a time

/** Which of the pictures that map and look allow is made: one of its variations, and whether it repeats. Says `change`. */
export class PictureOptions extends EventTarget {
  #fields = element('picture-options', HTMLElement);
  #tile = element('tile', HTMLSelectElement);
  #seed = element('seed', HTMLInputElement);
  #button = element('vary', HTMLButtonElement);
  #thumbnails = new Thumbnails(element('variations', HTMLElement));
  /** The variations that show. @type {Variation[]} */
  #shown = [];
  #make;
  /** Counts what variations were made of, so that those of an earlier map never show. */
  #turn = 0;

  /** @param {(seed: number, count: number) => Promise<Variation[]>} make variations of what is on the page, with the seed, the next one and so on */
  constructor(make) {
    super();
    this.#make = make;
    this.#button.addEventListener('click', () => void this.#vary());
    this.#thumbnails.addEventListener('choose', () => this.#choose(this.#shown[this.#thumbnails.index ?? 0].seed));
    this.#seed.addEventListener('input', () => this.#changed());
    this.#tile.addEventListener('change', () => {
      this.outdate();
      this.#changed();
    });
  }

  /** @returns {Options} */
  get options() {
    return this.#possible ? { seed: Math.max(0, Math.trunc(this.#seed.valueAsNumber) || 0), tile: this.#tile.value } : { seed: 0, tile: 'none' };
  }

  get #possible() {
    return !this.#fields.hidden;
  }

  /** @param {boolean} possible whether the model has variations and repeats */
  set possible(possible) {
    this.#fields.hidden = !possible;
    this.outdate();
  }

  /** Takes away the variations of what is no longer on the page. */
  outdate() {
    this.#turn++;
    this.#show([]);
  }

  async #vary() {
    const turn = this.#turn;
    const last = this.#shown.at(-1);
    this.#button.disabled = true;
    try {
      const variations = await this.#make(last ? last.seed + 1 : 0, count);
      if (turn === this.#turn) {
        this.#show(variations);
      }
    } finally {
      this.#button.disabled = false;
    }
  }

  /** @param {Variation[]} variations */
  #show(variations) {
    this.#shown = variations;
    this.#thumbnails.show(variations.map(({ seed, url }) => ({ name: `Variation ${seed}`, address: url })));
    this.#button.textContent = variations.length === 0 ? 'Show four' : 'Four others';
    this.#mark();
  }

  #mark() {
    const index = this.#shown.findIndex(({ seed }) => seed === this.options.seed);
    this.#thumbnails.index = index < 0 ? null : index;
  }

  /** @param {number} seed */
  #choose(seed) {
    this.#seed.valueAsNumber = seed;
    this.#changed();
  }

  #changed() {
    this.#mark();
    this.dispatchEvent(new Event('change'));
  }
}
