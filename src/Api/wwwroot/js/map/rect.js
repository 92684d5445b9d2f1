/** @typedef {{left: number, top: number, right: number, bottom: number}} Rect of pixels; right and bottom are excluded */

/** The smallest rectangle of whole pixels inside a map that holds another. @param {Rect} rect @param {{width: number, height: number}} map @returns {Rect} */
export function rectOf({ left, top, right, bottom }, { width, height }) {
  return {
    left: Math.min(width, Math.max(0, Math.floor(left))),
    top: Math.min(height, Math.max(0, Math.floor(top))),
    right: Math.max(0, Math.min(width, Math.ceil(right))),
    bottom: Math.max(0, Math.min(height, Math.ceil(bottom))),
  };
}

/** The smallest rectangle that holds both; null holds nothing. @param {Rect | null} a @param {Rect} b @returns {Rect} */
export function joined(a, b) {
  return a === null
    ? b
    : {
        left: Math.min(a.left, b.left),
        top: Math.min(a.top, b.top),
        right: Math.max(a.right, b.right),
        bottom: Math.max(a.bottom, b.bottom),
      };
}

/** @param {{width: number, height: number}} map @returns {Rect} */
export function whole({ width, height }) {
  return { left: 0, top: 0, right: width, bottom: height };
}
