/** @typedef {{x: number, y: number}} Share a place in a frame, as shares of its width and height */

const most = 16;

/** Which part of a picture shows in a frame: how much larger it is, and where. Frames of one layout share one. Says `change`. */
export class View extends EventTarget {
  /** How much larger everything is than when all of it shows; at least 1. */
  zoom = 1;
  /** Where the picture's top left corner is, in shares of the frame; never more than 0. */
  x = 0;
  y = 0;

  /** Makes everything larger or smaller; what is at a place stays there. @param {number} factor @param {Share} [at] */
  scale(factor, at = { x: 0.5, y: 0.5 }) {
    const zoom = Math.min(most, Math.max(1, this.zoom * factor));
    const ratio = zoom / this.zoom;
    this.zoom = zoom;
    this.#place(at.x - ratio * (at.x - this.x), at.y - ratio * (at.y - this.y));
  }

  /** Moves the picture. @param {number} dx @param {number} dy in shares of the frame */
  pan(dx, dy) {
    this.#place(this.x + dx, this.y + dy);
  }

  /** Shows everything. */
  reset() {
    this.zoom = 1;
    this.#place(0, 0);
  }

  /** No emptiness comes in from the sides. @param {number} x @param {number} y */
  #place(x, y) {
    this.x = Math.min(0, Math.max(1 - this.zoom, x));
    this.y = Math.min(0, Math.max(1 - this.zoom, y));
    this.dispatchEvent(new Event('change'));
  }
}
