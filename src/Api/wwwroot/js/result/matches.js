/** @typedef {{x: number, y: number, weight: number}} Place a pixel of the exemplar at the result's scale, and its share */

/** Where every pixel of a result comes from, as the server's `.npy` tells it: height × width × places × (column, row, weight). */
export class Matches {
  #values;
  #places;

  /** @param {ArrayBuffer} file @param {number[]} shape */
  constructor(file, [height, width, places, fields]) {
    const length = height * width * places * fields;
    this.width = width;
    this.height = height;
    this.#places = places;
    const view = new DataView(file, file.byteLength - 2 * length); // the numbers end the file, little-endian whatever this machine is
    this.#values = Uint16Array.from({ length }, (_, i) => view.getUint16(2 * i, true));
  }

  /** @param {number} x @param {number} y @returns {Place[]} at least one; the heaviest first */
  at(x, y) {
    const start = 3 * this.#places * (y * this.width + x);
    const places = Array.from({ length: this.#places }, (_, i) => {
      const [column, row, weight] = this.#values.subarray(start + 3 * i, start + 3 * i + 3);
      return { x: column, y: row, weight: weight / 65535 };
    });
    return places.filter(({ weight }, i) => i === 0 || weight > 0.005);
  }

  /** Pixels of the result that were made from around a pixel of the exemplar, at most so many, evenly chosen. @param {{x: number, y: number}} place @param {number} radius @param {number} most */
  madeFrom(place, radius, most) {
    /** @type {{x: number, y: number}[]} */
    const found = [];
    const step = 3 * this.#places;
    for (let index = 0; index < this.width * this.height; index++) {
      const [dx, dy] = [this.#values[step * index] - place.x, this.#values[step * index + 1] - place.y];
      if (dx * dx + dy * dy <= radius * radius) {
        found.push({ x: index % this.width, y: Math.floor(index / this.width) });
      }
    }
    const stride = Math.max(1, found.length / most);
    return Array.from({ length: Math.min(most, found.length) }, (_, i) => found[Math.floor(i * stride)]);
  }
}
