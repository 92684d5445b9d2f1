import { choose, chosen } from './dom.js';

/** @typedef {'brush' | 'fill' | 'eraser'} Tool */

/** What is in the painter's hand; both maps are painted with it. */
export class Tools {
  #group;
  #slider;

  /** @param {HTMLElement} group radio buttons of the tools @param {HTMLInputElement} slider brush size in pixels of the map */
  constructor(group, slider) {
    this.#group = group;
    this.#slider = slider;
    /** The class to paint. */
    this.classId = 0;
  }

  /** @returns {Tool} */
  get tool() {
    return /** @type {Tool} */ (chosen(this.#group) ?? 'brush');
  }

  set tool(tool) {
    choose(this.#group, tool);
  }

  /** Diameter in pixels of the map. */
  get size() {
    return this.#slider.valueAsNumber;
  }

  /** @param {number} factor */
  scale(factor) {
    const size = Math.round(this.size * factor);
    this.#slider.valueAsNumber = size === this.size ? size + Math.sign(factor - 1) : size;
  }
}
