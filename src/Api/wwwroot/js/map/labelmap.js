import { joined, rectOf } from './rect.js';

/** @typedef {{x: number, y: number}} Point a place on a map in pixels; whole numbers are the pixels' top left corners */
/** @typedef {import('./rect.js').Rect} Rect */

/** In the map of a layer: nothing here, what lies below shows. A class of a model cannot have this id on the page. */
export const none = 255;

const band = 1 << 16; // pixels that are drawn at a time, in memory that stays in the processor's cache

/** A semantic map: one class id a pixel, row by row from the top left. Never antialiased: a pixel has one class. */
export class LabelMap {
  /**
   * @param {number} width
   * @param {number} height
   * @param {Uint8Array} [ids] taken over, not copied; class 0 everywhere where absent
   */
  constructor(width, height, ids = new Uint8Array(width * height)) {
    this.width = width;
    this.height = height;
    this.ids = ids;
  }

  /** @param {number} width @param {number} height @param {number} id */
  static filled(width, height, id) {
    return new LabelMap(width, height, new Uint8Array(width * height).fill(id));
  }

  clone() {
    return new LabelMap(this.width, this.height, this.ids.slice());
  }

  /** The classes that occur. @returns {Set<number>} */
  classIds() {
    const seen = new Uint8Array(256);
    const { ids } = this;
    for (let i = 0; i < ids.length; i++) {
      seen[ids[i]] = 1;
    }
    return new Set([...seen.keys()].filter((id) => seen[id]));
  }

  /** @param {LabelMap} other */
  equals(other) {
    if (this.width !== other.width || this.height !== other.height) {
      return false;
    }
    const [ids, others] = [this.ids, other.ids];
    for (let i = 0; i < ids.length; i++) {
      if (ids[i] !== others[i]) {
        return false;
      }
    }
    return true;
  }

  /** @param {Point} at */
  contains({ x, y }) {
    return x >= 0 && y >= 0 && x < this.width && y < this.height;
  }

  /** Index of the pixel at a place inside. @param {Point} at */
  indexOf({ x, y }) {
    return Math.floor(y) * this.width + Math.floor(x);
  }

  /**
   * Draws a line with a round brush. A dot is a line from a point to itself.
   * @param {Point} from
   * @param {Point} to
   * @param {number} diameter pixels
   * @param {(index: number) => number} idAt which class a touched pixel gets
   * @returns {Rect} what may have changed
   */
  stroke(from, to, diameter, idAt) {
    const radius = Math.max(diameter / 2, 0.71);
    const around = (/** @type {Point} */ { x, y }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
    const rect = rectOf(joined(around(from), around(to)), this);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = dx * dx + dy * dy;
    for (let y = rect.top; y < rect.bottom; y++) {
      for (let x = rect.left; x < rect.right; x++) {
        const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y];
        const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
        const [ex, ey] = [px - along * dx, py - along * dy];
        if (ex * ex + ey * ey <= radius * radius) {
          const index = y * this.width + x;
          this.ids[index] = idAt(index);
        }
      }
    }
    return rect;
  }

  /** Takes over a part of another map of the same size. @param {LabelMap} other @param {Rect} rect */
  copy(other, { left, top, right, bottom }) {
    for (let y = top; y < bottom; y++) {
      const row = y * this.width;
      this.ids.set(other.ids.subarray(row + left, row + right), row + left);
    }
  }

  /** The same layout at another size, by the nearest pixel. @param {number} width @param {number} height */
  resized(width, height) {
    const [ids, from] = [new Uint8Array(width * height), this.ids];
    const columns = Int32Array.from({ length: width }, (_, x) => Math.floor(((x + 0.5) * this.width) / width));
    for (let y = 0, last = -1; y < height; y++) {
      const row = Math.floor(((y + 0.5) * this.height) / height) * this.width;
      const i = y * width;
      if (row === last) {
        ids.copyWithin(i, i - width, i);
      } else {
        for (let x = 0; x < width; x++) {
          ids[i + x] = from[row + columns[x]];
        }
      }
      last = row;
    }
    return new LabelMap(width, height, ids);
  }

  /** The same pixels elsewhere. @param {number} dx @param {number} dy @param {number | null} beyond the id of pixels that came from outside; null repeats the border */
  shifted(dx, dy, beyond) {
    const { width, height, ids } = this;
    const result = new LabelMap(width, height);
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const [fx, fy] = [Math.min(width - 1, Math.max(0, x - dx)), Math.min(height - 1, Math.max(0, y - dy))];
        const outside = beyond !== null && (fx !== x - dx || fy !== y - dy);
        result.ids[i] = outside ? beyond : ids[fy * width + fx];
      }
    }
    return result;
  }

  /**
   * Shows the map, or a part of it, on a canvas of exactly its size.
   * @param {HTMLCanvasElement} canvas
   * @param {import('./classtable.js').ClassTable} classes
   * @param {Rect} [rect]
   */
  drawTo(canvas, classes, rect) {
    if (canvas.width !== this.width || canvas.height !== this.height) {
      canvas.width = this.width;
      canvas.height = this.height;
      rect = undefined;
    }
    const { left, top, right, bottom } = rect ?? { left: 0, top: 0, right: this.width, bottom: this.height };
    if (right <= left || bottom <= top) {
      return;
    }
    const rows = Math.min(bottom - top, Math.max(1, Math.floor(band / (right - left))));
    const image = new ImageData(right - left, rows);
    const pixels = new Uint32Array(image.data.buffer);
    const context = canvas.getContext('2d');
    const [{ ids, width }, colors] = [this, classes.pixels];
    for (let begin = top; begin < bottom; begin += rows) {
      const end = Math.min(bottom, begin + rows);
      for (let y = begin, i = 0; y < end; y++) {
        for (let from = y * width + left, last = from + right - left; from < last; from++) {
          pixels[i++] = colors[ids[from]];
        }
      }
      context?.putImageData(image, left, begin, 0, 0, right - left, end - begin);
    }
  }
}
