/** @typedef {{x: number, y: number}} Point a place on a map in pixels; whole numbers are the pixels' top left corners */

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
    return new Set(this.ids);
  }

  /** @param {LabelMap} other */
  equals(other) {
    return this.width === other.width && this.height === other.height && this.ids.every((id, i) => id === other.ids[i]);
  }

  /**
   * Draws a line with a round brush. A dot is a line from a point to itself.
   * @param {Point} from
   * @param {Point} to
   * @param {number} diameter pixels
   * @param {(index: number) => number} idAt which class a touched pixel gets
   */
  stroke(from, to, diameter, idAt) {
    const radius = Math.max(diameter / 2, 0.71);
    const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - radius));
    const right = Math.min(this.width - 1, Math.ceil(Math.max(from.x, to.x) + radius));
    const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - radius));
    const bottom = Math.min(this.height - 1, Math.ceil(Math.max(from.y, to.y) + radius));
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = dx * dx + dy * dy;
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y];
        const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
        const [ex, ey] = [px - along * dx, py - along * dy];
        if (ex * ex + ey * ey <= radius * radius) {
          const index = y * this.width + x;
          this.ids[index] = idAt(index);
        }
      }
    }
  }

  /**
   * Gives the region of one class around a point another class.
   * @param {Point} at
   * @param {number} id
   */
  fill(at, id) {
    const start = Math.floor(at.y) * this.width + Math.floor(at.x);
    const old = this.ids[start];
    if (old === id) {
      return;
    }
    const pending = [start];
    this.ids[start] = id;
    const visit = (/** @type {number} */ index) => {
      if (this.ids[index] === old) {
        this.ids[index] = id;
        pending.push(index);
      }
    };
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      const x = index % this.width;
      if (x > 0) visit(index - 1);
      if (x < this.width - 1) visit(index + 1);
      if (index >= this.width) visit(index - this.width);
      if (index < this.ids.length - this.width) visit(index + this.width);
    }
  }

  /** The same layout at another size, by the nearest pixel. @param {number} width @param {number} height */
  resized(width, height) {
    const result = new LabelMap(width, height);
    for (let y = 0; y < height; y++) {
      const row = Math.floor(((y + 0.5) * this.height) / height) * this.width;
      for (let x = 0; x < width; x++) {
        result.ids[y * width + x] = this.ids[row + Math.floor(((x + 0.5) * this.width) / width)];
      }
    }
    return result;
  }

  /**
   * Shows the map on a canvas of exactly its size.
   * @param {HTMLCanvasElement} canvas
   * @param {import('./classtable.js').ClassTable} classes
   */
  drawTo(canvas, classes) {
    if (canvas.width !== this.width || canvas.height !== this.height) {
      canvas.width = this.width;
      canvas.height = this.height;
    }
    const image = new ImageData(this.width, this.height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < pixels.length; i++) {
      pixels[i] = classes.pixels[this.ids[i]];
    }
    canvas.getContext('2d')?.putImageData(image, 0, 0);
  }
}
