import { rectOf } from './rect.js';

/** @typedef {import('./labelmap.js').LabelMap} LabelMap */
/** @typedef {import('./labelmap.js').Point} Point */
/** @typedef {import('./rect.js').Rect} Rect */
/** @typedef {(index: number) => number} IdAt which class a pixel gets */

/** Fills the rectangle between two corners. @param {LabelMap} map @param {Point} a @param {Point} b @param {IdAt} idAt @returns {Rect} what may have changed */
export function rectangle(map, a, b, idAt) {
  const rect = between(map, a, b);
  for (let y = rect.top; y < rect.bottom; y++) {
    paintRow(map, y, rect.left, rect.right, idAt);
  }
  return rect;
}

/** Fills the ellipse inside the rectangle between two corners. @param {LabelMap} map @param {Point} a @param {Point} b @param {IdAt} idAt @returns {Rect} */
export function ellipse(map, a, b, idAt) {
  const rect = between(map, a, b);
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const [rx, ry] = [Math.max(0.5, Math.abs(a.x - b.x) / 2), Math.max(0.5, Math.abs(a.y - b.y) / 2)];
  for (let row = rect.top; row < rect.bottom; row++) {
    const rise = (row + 0.5 - y) / ry;
    const half = rx * Math.sqrt(Math.max(0, 1 - rise * rise));
    if (Math.abs(rise) <= 1) {
      paintRow(map, row, Math.max(rect.left, Math.round(x - half)), Math.min(rect.right, Math.round(x + half)), idAt);
    }
  }
  return rect;
}

/** Fills a polygon; where its border crosses itself, every second part. @param {LabelMap} map @param {Point[]} points @param {IdAt} idAt @returns {Rect} */
export function polygon(map, points, idAt) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const rect = rectOf({ left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }, map);
  for (let row = rect.top; row < rect.bottom; row++) {
    const middle = row + 0.5;
    const crossings = points
      .flatMap((from, i) => {
        const to = points[(i + 1) % points.length];
        return from.y <= middle === to.y <= middle ? [] : [from.x + ((middle - from.y) * (to.x - from.x)) / (to.y - from.y)];
      })
      .sort((left, right) => left - right);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      paintRow(map, row, Math.max(0, Math.round(crossings[i])), Math.min(map.width, Math.round(crossings[i + 1])), idAt);
    }
  }
  return rect;
}

/** Gives the pixels of a region their class. @param {LabelMap} map @param {import('./flood.js').Region} region @param {IdAt} idAt @returns {Rect} */
export function paintRegion(map, { mask, rect }, idAt) {
  for (let y = rect.top; y < rect.bottom; y++) {
    for (let index = y * map.width + rect.left, end = index + rect.right - rect.left; index < end; index++) {
      if (mask[index]) {
        map.ids[index] = idAt(index);
      }
    }
  }
  return rect;
}

/** @param {LabelMap} map @param {Point} a @param {Point} b */
function between(map, a, b) {
  return rectOf({ left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) }, map);
}

/** @param {LabelMap} map @param {number} y @param {number} left @param {number} right @param {IdAt} idAt */
function paintRow(map, y, left, right, idAt) {
  for (let index = y * map.width + left, end = y * map.width + right; index < end; index++) {
    map.ids[index] = idAt(index);
  }
}
