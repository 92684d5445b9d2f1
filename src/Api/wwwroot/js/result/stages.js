/** @typedef {{width: number, height: number}} Size */

const steps = [256, 512]; // longer sides that answer in time, before the full one
const least = 128; // shortest side that the server paints

/**
 * The sizes that a picture is made at one after the other, so that the first comes soon: 256 on its longer side, 512, and its own.
 * @param {Size} full
 * @returns {Size[]} the last one is `full`
 */
export function stagesOf(full) {
  const longer = Math.max(full.width, full.height);
  return [
    ...steps.flatMap((step) => {
      const scale = Math.max(step / longer, least / Math.min(full.width, full.height));
      return scale < 0.6 ? [{ width: Math.round(full.width * scale), height: Math.round(full.height * scale) }] : [];
    }),
    { width: full.width, height: full.height },
  ].filter(({ width, height }, i, all) => i === 0 || width > all[i - 1].width || height > all[i - 1].height);
}
