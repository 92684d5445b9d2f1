import { choose, chosen } from './dom.js';

/** @typedef {'brush' | 'fill' | 'eraser'} Tool */

/** Diameters in pixels of the map. A ladder, so that a step up and one down lead back. */
const sizes = [2, 3, 4, 6, 9, 13, 18, 24, 32, 44, 60, 80];

/** What is in the painter's hand; both maps are painted with it. */
export class Tools {
  #group;
  #slider;

  /** @param {HTMLElement} group radio buttons of the tools @param {HTMLInputElement} slider step of the brush's size */
  constructor(group, slider) {
    this.#group = group;
    this.#slider = slider;
    slider.max = String(sizes.length - 1);
    slider.addEventListener('input', () => this.#tell());
    this.#tell();
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
    return sizes[this.#slider.valueAsNumber];
  }

  /** Takes a larger or smaller brush. @param {1 | -1} steps */
  resize(steps) {
    this.#slider.valueAsNumber += steps;
    this.#tell();
  }

  #tell() {
    this.#slider.setAttribute('aria-valuetext', `${this.size} pixels`);
  }
}
