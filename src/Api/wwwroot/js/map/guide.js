import { flood } from './flood.js';

/** @typedef {import('./flood.js').Region} Region */

/** What a picture shows at a map's size, so that the region tool can select what looks alike. */
export class Guide {
  #bitmap;
  /** Blurred colours of the size that was asked for last, as lightness and two opponent channels. @type {{width: number, height: number, colors: Float32Array} | null} */
  #read = null;

  /** @param {ImageBitmap | HTMLImageElement | HTMLCanvasElement} bitmap a picture of the same layout as the map */
  constructor(bitmap) {
    this.#bitmap = bitmap;
  }

  /**
   * The connected places that look like a place: of a colour near the mean of what was found so far, without a jump from one pixel to the
   * next. Small holes, such as a stone in a meadow, belong to it.
   * @param {{width: number, height: number}} size of the map
   * @param {number} start index of a pixel
   * @param {number} reach how different places may look, 0 to 100
   * @returns {Region}
   */
  region(size, start, reach) {
    const { colors } = this.#colorsAt(size);
    const limit = (4 + reach * 0.9) ** 2;
    const jump = (2 + reach * 0.35) ** 2;
    const mean = [colors[3 * start], colors[3 * start + 1], colors[3 * start + 2]];
    let count = 1;
    const region = flood(size, start, (index, from) => {
      const [a, b] = [3 * index, 3 * from];
      const step = (colors[a] - colors[b]) ** 2 + (colors[a + 1] - colors[b + 1]) ** 2 + (colors[a + 2] - colors[b + 2]) ** 2;
      const away = (colors[a] - mean[0]) ** 2 + (colors[a + 1] - mean[1]) ** 2 + (colors[a + 2] - mean[2]) ** 2;
      const accepted = step < jump && away < limit;
      if (accepted && count < 4096) {
        count++;
        for (let channel = 0; channel < 3; channel++) {
          mean[channel] += (colors[a + channel] - mean[channel]) / count;
        }
      }
      return accepted;
    });
    return withoutHoles(size, region);
  }

  /** @param {{width: number, height: number}} size */
  #colorsAt({ width, height }) {
    if (this.#read?.width !== width || this.#read.height !== height) {
      const canvas = new OffscreenCanvas(width, height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.filter = `blur(${Math.max(width, height) / 256}px)`;
      context.drawImage(this.#bitmap, 0, 0, width, height);
      this.#read = { width, height, colors: opponentColors(context.getImageData(0, 0, width, height).data) };
    }
    return this.#read;
  }
}

/** Lightness counts half: a shadow on a meadow is still the meadow. @param {Uint8ClampedArray} rgba */
function opponentColors(rgba) {
  const colors = new Float32Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    const [red, green, blue] = [rgba[from], rgba[from + 1], rgba[from + 2]];
    colors[to] = (0.3 * red + 0.59 * green + 0.11 * blue) / 2;
    colors[to + 1] = red - green;
    colors[to + 2] = (red + green) / 2 - blue;
  }
  return colors;
}

/** @param {{width: number, height: number}} size @param {Region} region @returns {Region} */
function withoutHoles(size, { mask, rect }) {
  const [width, height] = [rect.right - rect.left + 2, rect.bottom - rect.top + 2]; // with a border that surely lies outside
  const taken = new Uint8Array(width * height);
  for (let y = rect.top; y < rect.bottom; y++) {
    for (let x = rect.left; x < rect.right; x++) {
      taken[(y - rect.top + 1) * width + x - rect.left + 1] = mask[y * size.width + x];
    }
  }
  const outside = flood({ width, height }, 0, (index) => !taken[index]).mask;
  const most = (size.width * size.height) / 400; // a larger hole is a thing of its own
  const seen = outside.map((value, index) => value | taken[index]);
  for (let start = 0; start < seen.length; start++) {
    if (!seen[start]) {
      const hole = [start];
      seen[start] = 1;
      for (let i = 0; i < hole.length; i++) {
        for (const next of [hole[i] - 1, hole[i] + 1, hole[i] - width, hole[i] + width]) {
          if (!seen[next]) {
            seen[next] = 1;
            hole.push(next);
          }
        }
      }
      for (const index of hole.length <= most ? hole : []) {
        mask[(Math.floor(index / width) + rect.top - 1) * size.width + (index % width) + rect.left - 1] = 1;
      }
    }
  }
  return { mask, rect };
}
