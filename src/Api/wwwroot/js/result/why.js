/**
 * What is known of a pixel of the result.
 * @typedef {object} PixelStory
 * @property {string} name what the map has there
 * @property {string | null} matched what the exemplar has at the place that the pixel was made from; null if unknown
 * @property {boolean} lacks whether the exemplar has nothing of that name
 * @property {{level: number, matches: {x: number, y: number, weight: number}[]}[]} levels coarse to fine
 * @property {{width: number, height: number}} grid that the matches' places are counted on
 * @property {number} milliseconds that the server took for the whole picture
 */

/**
 * Tells in words why a pixel looks as it does.
 * @param {PixelStory} story
 * @returns {string[]} sentences
 */
export function tellWhy({ name, matched, lacks, levels, grid, milliseconds }) {
  const finest = levels[levels.length - 1];
  const [best] = finest?.matches ?? [];
  const sentences = [`Your map says ${name} here.`];
  if (lacks && matched && matched !== name) {
    sentences.push(`The look has no ${name}, so ${matched} stands in.`);
  } else if (matched && matched !== name) {
    sentences.push(`It was taken from ${matched} of the look, which matched better than its ${name}.`);
  } else if (matched) {
    sentences.push(`It was taken from ${matched} of the look.`);
  }
  if (best) {
    const where = `${percent(best.x / grid.width)} from the left and ${percent(best.y / grid.height)} from the top of it`;
    sentences.push(`The place is ${where}; ${percent(best.weight)} of the pixel comes from there, ${confidence(best.weight)}.`);
    const settled = settledAt(levels, grid);
    sentences.push(settled === 0 ? 'All levels agree on the place, from the coarsest to the finest.' : `The place was settled at level ${settled + 1} of ${levels.length}; coarser ones looked elsewhere.`);
  }
  if (milliseconds > 0) {
    sentences.push(`The picture took ${(milliseconds / 1000).toFixed(1)} seconds.`);
  }
  return sentences;
}

/** The first level from which on every level looks near the final place. @param {PixelStory['levels']} levels @param {{width: number, height: number}} grid */
function settledAt(levels, { width, height }) {
  const places = levels.map(({ matches: [best] }) => best);
  const last = places[places.length - 1];
  const near = (/** @type {{x: number, y: number} | undefined} */ place) => place !== undefined && Math.hypot(place.x - last.x, place.y - last.y) < 0.06 * Math.max(width, height);
  const away = places.findLastIndex((place) => !near(place));
  return away + 1;
}

/** @param {number} weight */
function confidence(weight) {
  return weight > 0.85 ? 'a clear match' : weight > 0.5 ? 'the rest from places beside it' : 'a blend of several places';
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(100 * share)} %`;
}
