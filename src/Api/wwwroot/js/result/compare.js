import { chosen, element } from '../page/dom.js';

/** @typedef {import('./resultpane.js').Shown} Shown */

/** A slider over the result: on its left what was before. That is the map, the look, or the picture before the last change. */
export class Compare {
  #field = element('compare-field', HTMLElement);
  #slider = element('compare-at', HTMLInputElement);
  #with = element('compare-with', HTMLElement);
  #canvas = element('compare', HTMLCanvasElement);
  #look = element('exemplar', HTMLImageElement);
  /** @type {Shown | null} */
  #shown = null;
  /** The pictures of this map and of the one before, sharp ones only. @type {ImageBitmap[]} */
  #earlier = [];

  constructor() {
    this.#slider.addEventListener('input', () => this.#cut());
    this.#with.addEventListener('change', () => this.#draw());
    this.#cut();
  }

  /** @param {boolean} shown */
  set visible(shown) {
    this.#field.hidden = !shown;
    this.#canvas.hidden = !shown;
    this.#draw();
  }

  /** Takes a new picture. @param {Blob} picture @param {Shown} shown */
  async take(picture, shown) {
    this.#shown = shown;
    if (shown.sharp && !shown.live) {
      this.#earlier.push(await createImageBitmap(picture));
      this.#earlier.splice(0, Math.max(0, this.#earlier.length - 2)).forEach((bitmap) => bitmap.close());
    }
    this.#draw();
  }

  /** What is on the left, drawn on a canvas. @param {HTMLCanvasElement} canvas */
  drawTo(canvas) {
    const what = chosen(this.#with);
    if (!this.#shown) {
      return;
    }
    const { map, classes } = this.#shown;
    if (what === 'map') {
      map.drawTo(canvas, classes);
      return;
    }
    const source = what === 'look' ? this.#look : this.#earlier[0];
    const [width, height] = source instanceof HTMLImageElement ? [source.naturalWidth, source.naturalHeight] : [source?.width ?? 0, source?.height ?? 0];
    if (source && width > 0) {
      [canvas.width, canvas.height] = what === 'look' ? [width, height] : [map.width, map.height];
      canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
    }
  }

  #draw() {
    if (!this.#canvas.hidden) {
      this.drawTo(this.#canvas);
    }
  }

  #cut() {
    this.#canvas.style.clipPath = `inset(0 ${100 - this.#slider.valueAsNumber}% 0 0)`;
  }
}
