/** @typedef {{width: number, height: number}} Size */
/** @typedef {{x: number, y: number}} Share a place as shares of width and height */

/**
 * The size that matches count the exemplar's pixels at: its own proportions and as many pixels as the result, or the result's size where the
 * model stretches exemplars.
 * @param {Size} result
 * @param {Size} natural the exemplar's own size
 * @param {boolean} stretches
 * @returns {Size}
 */
export function exemplarGrid(result, natural, stretches) {
  if (stretches) {
    return result;
  }
  const scale = Math.sqrt((result.width * result.height) / (natural.width * natural.height));
  return { width: Math.max(1, Math.round(natural.width * scale)), height: Math.max(1, Math.round(natural.height * scale)) };
}

/** The middle of a pixel. @param {{x: number, y: number}} pixel @param {Size} grid @returns {Share} */
export function shareOf({ x, y }, { width, height }) {
  return { x: (x + 0.5) / width, y: (y + 0.5) / height };
}

/** The pixel at a place. @param {Share} share @param {Size} grid */
export function pixelAt({ x, y }, { width, height }) {
  return { x: Math.min(width - 1, Math.max(0, Math.floor(x * width))), y: Math.min(height - 1, Math.max(0, Math.floor(y * height))) };
}
