import { Marks } from './marks.js';
import { exemplarGrid, pixelAt, shareOf } from './places.js';

/** @typedef {import('./matches.js').Matches} Matches */
/** @typedef {import('./places.js').Share} Share */

const dots = 80;

/** Exemplar and result side by side: what is pointed at in one is marked in the other. Says `why` with a place of the result that was clicked. */
export class LinkedMatches extends EventTarget {
  #exemplar;
  #result;
  #marks;
  /** @type {Matches | null} */
  matches = null;
  /** Whether the model stretches exemplars to the result's size. */
  stretches = false;

  /** @param {HTMLImageElement} exemplar @param {HTMLImageElement} result @param {SVGSVGElement} layer */
  constructor(exemplar, result, layer) {
    super();
    this.#exemplar = exemplar;
    this.#result = result;
    this.#marks = new Marks(layer);
    for (const picture of [exemplar, result]) {
      picture.addEventListener('pointermove', (event) => this.#point(picture, event));
      picture.addEventListener('pointerleave', () => this.#marks.clear());
      picture.addEventListener('click', (event) => this.#click(picture, event));
    }
  }

  clear() {
    this.#marks.clear();
  }

  /** Pixels of the exemplar that matches count. */
  get grid() {
    const { naturalWidth: width, naturalHeight: height } = this.#exemplar;
    return exemplarGrid(this.matches ?? { width: 1, height: 1 }, { width: width || 1, height: height || 1 }, this.stretches);
  }

  /** Marks the places of every level that a pixel was made from. @param {Share} from place of the result @param {{level: number, matches: {x: number, y: number, weight: number}[]}[]} levels */
  showLevels(from, levels) {
    this.#marks.clear();
    const { grid } = this;
    this.#marks.ring(Marks.placeOf(this.#result, from), 6);
    for (const { level, matches: [best] } of levels) {
      if (best) {
        const at = Marks.placeOf(this.#exemplar, shareOf(best, grid));
        const isFinest = level === levels.length - 1;
        this.#marks.ring(at, 5 + 5 * (levels.length - 1 - level), isFinest ? '' : 'other');
        if (isFinest) {
          this.#marks.line(Marks.placeOf(this.#result, from), at);
        }
      }
    }
  }

  /** @param {HTMLImageElement} picture @param {PointerEvent} event */
  #point(picture, event) {
    const share = Marks.shareAt(picture, event);
    this.#marks.clear();
    if (!share || !this.matches) {
      return;
    }
    if (picture === this.#result) {
      const { x, y } = pixelAt(share, this.matches);
      const from = Marks.placeOf(this.#result, share);
      this.#marks.ring(from, 5);
      for (const place of this.matches.at(x, y).toReversed()) {
        const at = Marks.placeOf(this.#exemplar, shareOf(place, this.grid));
        this.#marks.line(from, at);
        this.#marks.ring(at, 3.5 + 5 * Math.sqrt(place.weight));
      }
    } else {
      const { grid } = this;
      const radius = 0.02 * Math.max(grid.width, grid.height);
      this.#marks.ring(Marks.placeOf(this.#exemplar, share), 8);
      for (const pixel of this.matches.madeFrom(pixelAt(share, grid), radius, dots)) {
        this.#marks.ring(Marks.placeOf(this.#result, shareOf(pixel, this.matches)), 2, 'other');
      }
    }
  }

  /** @param {HTMLImageElement} picture @param {MouseEvent} event */
  #click(picture, event) {
    const share = Marks.shareAt(picture, event);
    if (share && picture === this.#result) {
      this.dispatchEvent(new CustomEvent('why', { detail: share }));
    }
  }
}
