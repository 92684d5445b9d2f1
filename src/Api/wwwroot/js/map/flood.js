/** @typedef {import('./rect.js').Rect} Rect */
/** @typedef {{mask: Uint8Array, rect: Rect}} Region 1 at its pixels, row by row, and the rectangle around them */

/**
 * The pixels that are connected with one (by their sides) and accepted.
 * @param {{width: number, height: number}} size
 * @param {number} start index of a pixel, which belongs to the region
 * @param {(index: number, from: number) => boolean} accepts whether a pixel belongs to it, being next to one that does
 * @returns {Region}
 */
export function flood({ width, height }, start, accepts) {
  const mask = new Uint8Array(width * height);
  const pending = new Int32Array(width * height);
  const rect = { left: width, top: height, right: 0, bottom: 0 };
  let count = 0;
  mask[start] = 1;
  pending[count++] = start;
  while (count > 0) {
    const index = pending[--count];
    const y = Math.floor(index / width);
    const x = index - y * width;
    if (x < rect.left) rect.left = x;
    if (x >= rect.right) rect.right = x + 1;
    if (y < rect.top) rect.top = y;
    if (y >= rect.bottom) rect.bottom = y + 1;
    if (x > 0 && !mask[index - 1] && accepts(index - 1, index)) {
      mask[index - 1] = 1;
      pending[count++] = index - 1;
    }
    if (x < width - 1 && !mask[index + 1] && accepts(index + 1, index)) {
      mask[index + 1] = 1;
      pending[count++] = index + 1;
    }
    if (y > 0 && !mask[index - width] && accepts(index - width, index)) {
      mask[index - width] = 1;
      pending[count++] = index - width;
    }
    if (y < height - 1 && !mask[index + width] && accepts(index + width, index)) {
      mask[index + width] = 1;
      pending[count++] = index + width;
    }
  }
  return { mask, rect };
}

/** The region of one class around a pixel. @param {import('./labelmap.js').LabelMap} map @param {number} start */
export function classRegion(map, start) {
  const { ids } = map;
  const id = ids[start];
  return flood(map, start, (index) => ids[index] === id);
}
