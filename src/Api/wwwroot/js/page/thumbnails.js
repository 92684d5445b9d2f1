import { choose, chosen, create, reveal } from './dom.js';

/** A group of small pictures of which one is chosen. Says `choose` when the person chooses. */
export class Thumbnails extends EventTarget {
  #group;

  /** @param {HTMLElement} group */
  constructor(group) {
    super();
    this.#group = group;
    group.addEventListener('change', () => this.dispatchEvent(new Event('choose')));
  }

  /** @returns {number | null} index of the chosen picture */
  get index() {
    const value = chosen(this.#group);
    return value === null ? null : Number(value);
  }

  set index(index) {
    choose(this.#group, index === null ? null : String(index));
    reveal(this.#group);
  }

  /** @param {{name: string, address: string}[]} pictures */
  show(pictures) {
    for (const old of this.#group.querySelectorAll('label')) {
      old.remove();
    }
    this.#group.hidden = pictures.length === 0;
    this.#group.append(
      ...pictures.map(({ name, address }, index) =>
        create(
          'label',
          { title: name },
          create('input', { type: 'radio', name: this.#group.id, value: String(index) }),
          create('img', { src: address, alt: name, width: 64, height: 64, decoding: 'async' }),
        ),
      ),
    );
  }
}
