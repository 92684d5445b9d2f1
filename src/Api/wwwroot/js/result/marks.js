import { contained } from '../page/contained.js';

/** @typedef {import('./places.js').Share} Share */

const svg = 'http://www.w3.org/2000/svg';

/** Rings, lines and dots over pictures, in an SVG that covers the window or a dialog. */
export class Marks {
  #layer;

  /** @param {SVGSVGElement} layer fixed over the window */
  constructor(layer) {
    this.#layer = layer;
  }

  clear() {
    this.#layer.replaceChildren();
  }

  /** Where a place of a picture is in the window. @param {HTMLImageElement} picture @param {Share} share */
  static placeOf(picture, { x, y }) {
    const [width, height] = [picture.naturalWidth || 1, picture.naturalHeight || 1];
    const { left, top, scale } = contained(picture, width, height);
    return { x: left + x * width * scale, y: top + y * height * scale };
  }

  /** The place of a picture at a place in the window; null beside it. @param {HTMLImageElement} picture @param {{clientX: number, clientY: number}} event @returns {Share | null} */
  static shareAt(picture, { clientX, clientY }) {
    const [width, height] = [picture.naturalWidth || 1, picture.naturalHeight || 1];
    const { left, top, scale } = contained(picture, width, height);
    const [x, y] = [(clientX - left) / (width * scale), (clientY - top) / (height * scale)];
    return x >= 0 && y >= 0 && x < 1 && y < 1 ? { x, y } : null;
  }

  /** @param {{x: number, y: number}} from @param {{x: number, y: number}} to */
  line(from, to) {
    for (const kind of ['halo', 'core']) {
      this.#add('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: kind });
    }
  }

  /** @param {{x: number, y: number}} at @param {number} radius @param {string} [other] a class for rings that are not the best */
  ring(at, radius, other = '') {
    for (const kind of ['halo', 'core']) {
      this.#add('circle', { cx: at.x, cy: at.y, r: radius, class: `${kind} ${other}` });
    }
  }

  /** @param {{x: number, y: number}} at @param {string} text */
  label(at, text) {
    this.#add('text', { x: at.x + 9, y: at.y + 4 }).textContent = text;
  }

  /** @param {string} name @param {Record<string, string | number>} attributes */
  #add(name, attributes) {
    const shape = document.createElementNS(svg, name);
    for (const [key, value] of Object.entries(attributes)) {
      shape.setAttribute(key, String(value));
    }
    this.#layer.append(shape);
    return shape;
  }
}
