import { KeyCursor } from './keycursor.js';

/** @typedef {import('./labelmap.js').Point} Point */

/**
 * What keys do with the map.
 * @typedef {object} Hand
 * @property {() => {width: number, height: number}} map that is painted on
 * @property {() => boolean} busy whether a stroke or shape was begun
 * @property {(at: Point) => void} show where the brush is
 * @property {(at: Point) => void} press
 * @property {(at: Point) => void} drag
 * @property {() => void} release
 * @property {() => boolean} close ends the polygon that is being drawn; returns false if none is being drawn
 * @property {() => void} cancel
 */

const byStep = ['brush', 'eraser', 'move']; // tools of which a key's step is a whole change

/** Paints with keys: arrows move the brush, with Shift they paint; Space paints a dot, or begins and ends a shape. */
export class KeyBrush {
  #tools;
  #hand;
  #cursor = new KeyCursor();

  /** @param {HTMLCanvasElement} canvas @param {import('./tools.js').Tools} tools @param {Hand} hand */
  constructor(canvas, tools, hand) {
    this.#tools = tools;
    this.#hand = hand;
    canvas.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Puts the brush in the middle. @param {{width: number, height: number}} map */
  center(map) {
    this.#cursor.center(map);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const from = this.#cursor.at;
    if (event.key === 'Escape') {
      this.#hand.cancel();
    } else if (event.key === 'Enter' && this.#hand.close()) {
      event.preventDefault();
    } else if (!event.ctrlKey && !event.metaKey) {
      const moved = this.#cursor.follow(event, this.#hand.map());
      if (moved || event.key === ' ' || event.key === 'Enter') {
        event.preventDefault();
        this.#paint(from, moved, event.shiftKey);
      }
    }
  }

  /** @param {Point} from where the brush was @param {boolean} moved whether an arrow key was pressed @param {boolean} paints whether Shift was */
  #paint(from, moved, paints) {
    const { at } = this.#cursor;
    this.#hand.show(at);
    if (this.#hand.busy()) {
      // A shape that was begun with Space follows the arrows and ends with Space.
      this.#hand.drag(at);
      if (!moved) {
        this.#hand.press(at);
        this.#hand.release();
      }
    } else if (!moved || paints) {
      const steps = byStep.includes(this.#tools.tool);
      this.#hand.press(moved && steps ? from : at);
      if (steps) {
        this.#hand.drag(at);
        this.#hand.release();
      }
    }
  }
}
