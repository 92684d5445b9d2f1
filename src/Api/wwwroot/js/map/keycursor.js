/** @typedef {import('./labelmap.js').Point} Point */

const steps = new Map(
  /** @type {[string, Point][]} */ ([
    ['ArrowLeft', { x: -1, y: 0 }],
    ['ArrowRight', { x: 1, y: 0 }],
    ['ArrowUp', { x: 0, y: -1 }],
    ['ArrowDown', { x: 0, y: 1 }],
  ]),
);
const part = 32; // steps across a map, unless Alt makes them single pixels

/** Where the keyboard's brush is on a map. */
export class KeyCursor {
  /** @type {Point} */
  at = { x: 0, y: 0 };

  /** To the middle. @param {{width: number, height: number}} map */
  center({ width, height }) {
    this.at = { x: width / 2, y: height / 2 };
  }

  /** Follows an arrow key. @param {KeyboardEvent} event @param {{width: number, height: number}} map @returns {boolean} false for other keys */
  follow({ key, altKey }, { width, height }) {
    const step = steps.get(key);
    if (step) {
      const pixels = altKey ? 1 : Math.max(1, Math.round(Math.max(width, height) / part));
      this.at = {
        x: Math.min(width - 0.5, Math.max(0.5, this.at.x + pixels * step.x)),
        y: Math.min(height - 0.5, Math.max(0.5, this.at.y + pixels * step.y)),
      };
    }
    return step !== undefined;
  }
}
