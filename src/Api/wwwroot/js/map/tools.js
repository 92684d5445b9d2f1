import { choose, chosen, element } from '../page/dom.js';

/** @typedef {'brush' | 'fill' | 'eraser' | 'region' | 'picker' | 'line' | 'rectangle' | 'ellipse' | 'polygon' | 'move' | 'hand'} Tool */

/** Diameters in pixels of a map whose longer side has 256. A ladder, so that a step up and one down lead back. */
const sizes = [2, 3, 4, 6, 9, 13, 18, 24, 32, 44, 60, 80];
const scaleOf = 256;

/** What is in the painter's hand; both maps are painted with it. Says `change` when another tool is taken. */
export class Tools extends EventTarget {
  #group;
  #slider;
  #mirror = element('mirror', HTMLInputElement);
  #reach = element('region-reach', HTMLInputElement);
  #reachField = element('reach-field', HTMLElement);
  #pixels = 1;

  /** @param {HTMLElement} group radio buttons of the tools @param {HTMLInputElement} slider step of the brush's size */
  constructor(group, slider) {
    super();
    this.#group = group;
    this.#slider = slider;
    slider.max = String(sizes.length - 1);
    slider.addEventListener('input', () => this.#tell());
    group.addEventListener('change', () => this.#take());
    this.#take();
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
    this.#take();
  }

  /** Whether everything is painted on the other side too, as in a mirror. */
  get mirror() {
    return this.#mirror.checked;
  }

  set mirror(mirror) {
    this.#mirror.checked = mirror;
  }

  /** How different the places of a region may look, 0 to 100. */
  get reach() {
    return this.#reach.valueAsNumber;
  }

  /** The brush's diameter in pixels of a map: the same share of it whatever its size. @param {{width: number, height: number}} map */
  sizeOn({ width, height }) {
    return (sizes[this.#slider.valueAsNumber] * Math.max(width, height)) / scaleOf;
  }

  /** The map that sizes are told for. @param {{width: number, height: number}} map */
  tellFor({ width, height }) {
    this.#pixels = Math.max(width, height) / scaleOf;
    this.#tell();
  }

  /** Takes a larger or smaller brush. @param {1 | -1} steps */
  resize(steps) {
    this.#slider.valueAsNumber += steps;
    this.#tell();
  }

  #take() {
    this.#reachField.hidden = this.tool !== 'region';
    this.dispatchEvent(new Event('change'));
  }

  #tell() {
    this.#slider.setAttribute('aria-valuetext', `${Math.round(sizes[this.#slider.valueAsNumber] * this.#pixels)} pixels`);
  }
}
