/** @typedef {{x: number, y: number, weight: number}} Place a pixel of the exemplar at the result's size, and its share */

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
}
