import { acceptFile } from '../page/dropzone.js';
import { create, element, say } from '../page/dom.js';
import { ReadableError } from '../page/errors.js';
import { readPicture } from '../files/picture.js';

/** @typedef {import('./exemplar.js').Exemplar} Exemplar */
/** @typedef {{exemplar: Exemplar, ids: number[]}} ClassLook an exemplar and the classes that take its look */
/** @typedef {{id: number, name: string, sample: string | null, picture: Blob | null}} ClassLookData the look of a class as a browser or a file keeps it */

/**
 * The looks of single classes: each class of the map can take that of another picture, a sample or the person's own. Says `change`, and `own`
 * when the person's own pictures to choose from are others.
 */
export class ClassLooks extends EventTarget {
  #fold = element('class-looks-fold', HTMLDetailsElement);
  #list = element('class-looks', HTMLElement);
  #message = element('class-looks-message', HTMLElement);
  #fetch;
  /** Pictures to choose from, by their addresses or, the person's own, by their names. @type {Map<string, {name: string, load: () => Promise<Exemplar>, own?: Blob}>} */
  #offers = new Map();
  /** The pictures that were chosen for classes. @type {Map<number, {offer: string, exemplar: Exemplar}>} */
  #chosen = new Map();
  /** What the rows are made of: the classes of the map, counted only while rows show. */
  #now = () => ({ ids: /** @type {Set<number>} */ (new Set()), classes: /** @type {import('../map/classtable.js').SemanticClass[]} */ ([]) });
  /** What the rows that show were made of. */
  #shown = '';

  /** @param {(index: number) => Promise<Exemplar>} fetch a sample by its index */
  constructor(fetch) {
    super();
    this.#fetch = fetch;
    this.#fold.addEventListener('toggle', () => this.#render());
    acceptFile(element('add-class-look', HTMLButtonElement), element('class-look-file', HTMLInputElement), (file) => void this.#add(file));
  }

  /** @param {import('./samples.js').SampleExemplar[]} samples */
  offer(samples) {
    this.#offers = new Map(samples.map(({ name, picture }, index) => [picture, { name, load: () => this.#fetch(index) }]));
    this.#chosen.clear();
    this.dispatchEvent(new Event('own'));
  }

  /** The person's own pictures to choose from. @returns {{name: string, picture: Blob}[]} */
  get own() {
    return [...this.#offers.values()].flatMap(({ name, own }) => (own ? [{ name, picture: own }] : []));
  }

  /** @param {boolean} possible whether the model takes several exemplars */
  set possible(possible) {
    this.#fold.hidden = !possible;
  }

  /** The looks that differ from that of the rest. @returns {ClassLook[]} */
  get looks() {
    if (this.#fold.hidden) {
      return [];
    }
    /** @type {Map<string, ClassLook>} */
    const looks = new Map();
    for (const [id, { offer, exemplar }] of this.#chosen) {
      looks.set(offer, { exemplar, ids: [...(looks.get(offer)?.ids ?? []), id] });
    }
    return [...looks.values()];
  }

  /** Shows a row for each class of a map. @param {() => {ids: Set<number>, classes: import('../map/classtable.js').SemanticClass[]}} now */
  show(now) {
    this.#now = now;
    this.#render();
  }

  #render() {
    if (!this.#fold.open) {
      return;
    }
    const { ids, classes } = this.#now();
    const rows = classes.filter(({ id }) => ids.has(id) || this.#chosen.has(id));
    const shown = JSON.stringify([rows, [...this.#offers.keys()], [...this.#chosen].map(([id, { offer }]) => [id, offer])]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#list.replaceChildren(...rows.map((row) => this.#row(row)));
    }
  }

  /** What is chosen, as data. @returns {ClassLookData[]} */
  get data() {
    return [...this.#chosen].map(([id, { exemplar: { name, address, picture } }]) => ({ id, name, sample: address, picture: address === null ? picture : null }));
  }

  /** Chooses what was chosen once; samples that the server no longer has are left out. @param {ClassLookData[]} data */
  async restore(data) {
    this.#chosen.clear();
    for (const { id, name, sample, picture } of data) {
      if (picture) {
        this.#offerOwn(picture, name);
      }
      await this.#choose(id, sample ?? name);
    }
    this.dispatchEvent(new Event('change'));
  }

  /** @param {import('../map/classtable.js').SemanticClass} known */
  #row({ id, name, color }) {
    const swatch = create('i', { className: 'swatch' });
    swatch.style.setProperty('--color', color);
    const options = [...this.#offers].map(([offer, { name: text }]) => create('option', { value: offer, selected: this.#chosen.get(id)?.offer === offer }, text));
    const select = create('select', { ariaLabel: `Look of ${name}` }, create('option', { value: '' }, 'as the rest'), ...options);
    select.addEventListener('change', async () => {
      await this.#choose(id, select.value);
      this.dispatchEvent(new Event('change'));
    });
    return create('li', {}, swatch, create('span', {}, name), select);
  }

  /** @param {number} id @param {string} offer empty: as the rest */
  async #choose(id, offer) {
    say(this.#message);
    const chosen = this.#offers.get(offer);
    try {
      const exemplar = await chosen?.load();
      if (exemplar) {
        this.#chosen.set(id, { offer, exemplar });
      } else {
        this.#chosen.delete(id);
      }
    } catch {
      say(this.#message, `The picture ${chosen?.name} could not be loaded.`);
    }
  }

  /** Offers a person's own picture. @param {File} file */
  async #add(file) {
    say(this.#message);
    try {
      this.#offerOwn((await readPicture(file)).blob, file.name);
      say(this.#message, `${file.name} can be chosen above now.`);
      this.dispatchEvent(new Event('change'));
    } catch (error) {
      say(this.#message, error instanceof ReadableError ? error.message : 'That picture could not be read.');
    }
  }

  /** @param {Blob} picture @param {string} name */
  #offerOwn(picture, name) {
    const exemplar = { picture, name, address: null, map: null, mapAddress: null };
    this.#offers.set(name, { name, load: async () => exemplar, own: picture });
    this.dispatchEvent(new Event('own'));
  }
}
