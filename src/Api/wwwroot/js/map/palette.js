import { choose, create, reveal } from '../page/dom.js';

/** The classes to paint, as swatches with names. Says `choose` when another is chosen. */
export class Palette extends EventTarget {
  #group;
  /** @type {number[]} */
  #ids = [];

  /** @param {HTMLElement} group */
  constructor(group) {
    super();
    this.#group = group;
    group.addEventListener('change', () => this.dispatchEvent(new Event('choose')));
  }

  /** The chosen class. */
  get classId() {
    return Number(this.#group.querySelector('input:checked')?.getAttribute('value') ?? this.#ids[0]);
  }

  /** @param {import('./classtable.js').ClassTable} table */
  show(table) {
    const legend = this.#group.querySelector('legend');
    this.#ids = table.classes.map((c) => c.id);
    this.#group.replaceChildren(
      ...(legend ? [legend] : []),
      ...table.classes.map(({ id, name, color }, index) => {
        const key = keyOf(index);
        const swatch = create('i', { className: 'swatch' });
        swatch.style.setProperty('--color', color);
        const label = create(
          'label',
          { title: key ? `${name} (${key})` : name },
          create('input', { type: 'radio', name: 'class', value: String(id), checked: index === 0 }),
          swatch,
          create('span', {}, name),
        );
        return label;
      }),
    );
    this.dispatchEvent(new Event('choose'));
  }

  /** @param {number} id */
  choose(id) {
    choose(this.#group, String(id));
    reveal(this.#group);
    this.dispatchEvent(new Event('choose'));
  }

  /** Chooses by a key of the keyboard. @param {string} key @returns {boolean} whether a class has that key */
  chooseByKey(key) {
    const index = this.#ids.findIndex((_, i) => keyOf(i) === key);
    if (index >= 0) {
      this.choose(this.#ids[index]);
    }
    return index >= 0;
  }
}

/** 1 to 9, then 0. @param {number} index */
function keyOf(index) {
  return index < 10 ? String((index + 1) % 10) : '';
}
