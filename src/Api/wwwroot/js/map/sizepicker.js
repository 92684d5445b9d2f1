import { create, element } from '../page/dom.js';

/** @typedef {{width: number, height: number}} Size */

const usual = [[256, 256], [384, 256], [256, 384], [512, 512], [768, 512], [512, 768], [1024, 1024], [1024, 768], [768, 1024], [1024, 576], [2048, 2048]];
const [least, most] = [128, 2048];
const other = 'other';

/** The size of the picture: a usual one or any other that the server paints. Says `choose` with the size. */
export class SizePicker extends EventTarget {
  #select = element('size', HTMLSelectElement);
  #dialog = element('size-dialog', HTMLDialogElement);
  #width = element('size-width', HTMLInputElement);
  #height = element('size-height', HTMLInputElement);
  /** @type {Size} */
  #size = { width: 256, height: 256 };

  constructor() {
    super();
    this.#select.append(...usual.map(([width, height]) => optionOf({ width, height })), create('option', { value: other }, 'Other…'));
    this.#select.addEventListener('change', () => this.#chosen());
    this.#dialog.addEventListener('close', () => this.#closed());
    for (const input of [this.#width, this.#height]) {
      [input.min, input.max] = [String(least), String(most)];
    }
  }

  /** @param {Size} size of the map that shows */
  show(size) {
    this.#size = { width: size.width, height: size.height };
    const option = optionOf(size);
    if (![...this.#select.options].some(({ value }) => value === option.value)) {
      this.#select.prepend(option);
    }
    this.#select.value = option.value;
  }

  #chosen() {
    if (this.#select.value !== other) {
      const [width, height] = this.#select.value.split('x').map(Number);
      this.#say({ width, height });
      return;
    }
    this.#width.valueAsNumber = this.#size.width;
    this.#height.valueAsNumber = this.#size.height;
    this.#dialog.returnValue = '';
    this.#dialog.showModal();
  }

  #closed() {
    const size = { width: this.#width.valueAsNumber, height: this.#height.valueAsNumber };
    if (this.#dialog.returnValue === 'use' && isPossible(size)) {
      this.#say(size);
    } else {
      this.show(this.#size);
    }
  }

  /** @param {Size} size */
  #say(size) {
    this.dispatchEvent(new CustomEvent('choose', { detail: size }));
  }
}

/** The size that a map of any size is painted at: its own where the server can, else the nearest of its proportions. @param {Size} size @returns {Size} */
export function paintable({ width, height }) {
  const scale = Math.max(least / Math.min(width, height), Math.min(1, most / Math.max(width, height)));
  const side = (/** @type {number} */ length) => Math.min(most, Math.max(least, Math.round(length * scale)));
  return { width: side(width), height: side(height) };
}

/** @param {Size} size */
function isPossible({ width, height }) {
  return [width, height].every((side) => Number.isInteger(side) && side >= least && side <= most);
}

/** @param {Size} size */
function optionOf({ width, height }) {
  return create('option', { value: `${width}x${height}` }, `${width} × ${height}`);
}
