import { create, element } from '../page/dom.js';

/** @typedef {import('./classlooks.js').ClassLooks} ClassLooks */
/** @typedef {import('./mapreader.js').Reading} Reading */

/** Shows what is read of own pictures that lend their looks to single classes: each with its map, and what is on it. */
export class ClassReadings {
  #list = element('class-readings', HTMLElement);
  #looks;
  #maps;
  #reader;
  /** Counts what was shown, so that a slow reading never replaces a later one. */
  #turn = 0;

  /** @param {ClassLooks} looks @param {import('./mapreader.js').MapReader} maps @param {() => import('./picturereading.js').Reader} reader */
  constructor(looks, maps, reader) {
    this.#looks = looks;
    this.#maps = maps;
    this.#reader = reader;
    looks.addEventListener('own', () => void this.#show());
  }

  async #show() {
    const turn = ++this.#turn;
    const reader = this.#reader();
    const rows = await Promise.all(this.#looks.own.map(async ({ name, picture }) => {
      const reading = reader && (await this.#maps.read(picture, reader.model, reader.classes));
      return reading ? [row(name, picture, reading, reader)] : [];
    }));
    if (turn === this.#turn) {
      this.#list.replaceChildren(...rows.flat());
    }
  }
}

/** @param {string} name @param {Blob} picture @param {Reading} reading @param {NonNullable<import('./picturereading.js').Reader>} reader */
function row(name, picture, { map, classes }, reader) {
  const image = create('img', { src: URL.createObjectURL(picture), alt: name });
  image.addEventListener('load', () => URL.revokeObjectURL(image.src), { once: true });
  const canvas = create('canvas', { role: 'img', ariaLabel: `The map of ${name}, as ${reader.name} reads it` });
  map.drawTo(canvas, reader.classes);
  const names = new Intl.ListFormat('en').format(classes.filter(({ share }) => share > 0.01).map((found) => found.name));
  return create('li', {}, image, canvas, create('p', { className: 'note' }, `${reader.name} reads ${names} in ${name}.`));
}
