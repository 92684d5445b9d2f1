import { contained } from './contained.js';
import { create } from './dom.js';
import { History } from './history.js';
import { LabelMap } from './labelmap.js';

/** @typedef {import('./labelmap.js').Point} Point */

const keySteps = new Map(
  /** @type {[string, Point][]} */ ([
    ['ArrowLeft', { x: -1, y: 0 }],
    ['ArrowRight', { x: 1, y: 0 }],
    ['ArrowUp', { x: 0, y: -1 }],
    ['ArrowDown', { x: 0, y: 1 }],
  ]),
);

/**
 * Paints a map on a canvas with pointer or keys. Says `touch` when a stroke begins, and `change` when the map has changed: at a stroke's
 * end, after undo and redo, and when another map is opened.
 */
export class Painter extends EventTarget {
  #canvas;
  #tools;
  #classes;
  #map = new LabelMap(1, 1);
  /** What the eraser brings back. */
  #base = this.#map;
  /** @type {History<{map: LabelMap, base: LabelMap}>} */
  #history = new History();
  #ring = create('i', { className: 'ring', hidden: true });
  /** @type {Point | null} where the stroke is; null between strokes */
  #pen = null;
  /** @type {LabelMap | null} the map before the stroke */
  #before = null;
  /** @type {Point} where the keyboard's brush is */
  #cursor = { x: 0, y: 0 };

  /**
   * @param {HTMLCanvasElement} canvas inside a positioned element
   * @param {import('./tools.js').Tools} tools
   * @param {import('./classtable.js').ClassTable} classes
   */
  constructor(canvas, tools, classes) {
    super();
    this.#canvas = canvas;
    this.#tools = tools;
    this.#classes = classes;
    canvas.after(this.#ring);
    canvas.addEventListener('pointerdown', (event) => this.#down(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    canvas.addEventListener('pointerup', () => this.#finish());
    canvas.addEventListener('pointercancel', () => this.#finish());
    canvas.addEventListener('pointerleave', () => (this.#ring.hidden = true));
    canvas.addEventListener('keydown', (event) => this.#key(event));
    canvas.addEventListener('blur', () => (this.#ring.hidden = true));
  }

  /** The map of the moment; not to be changed from outside. */
  get map() {
    return this.#map;
  }

  /** The map that was opened, before the person painted on it. */
  get base() {
    return this.#base;
  }

  /** Whether the map differs from the one that was opened. */
  get painted() {
    return this.#map !== this.#base && !this.#map.equals(this.#base);
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  /** @param {import('./classtable.js').ClassTable} classes */
  set classes(classes) {
    this.#classes = classes;
    this.#draw();
  }

  /**
   * Opens a map as the one that the eraser brings back. Can be undone unless it is the first.
   * @param {LabelMap} map taken over, not copied
   * @param {{first?: boolean}} [options]
   */
  open(map, { first = false } = {}) {
    if (first) {
      this.#history.clear();
    } else {
      this.#history.push({ map: this.#map, base: this.#base });
    }
    this.#map = map;
    this.#base = map;
    this.#cursor = { x: map.width / 2, y: map.height / 2 };
    this.#changed();
  }

  undo() {
    this.#restore(this.#history.undo({ map: this.#map, base: this.#base }));
  }

  redo() {
    this.#restore(this.#history.redo({ map: this.#map, base: this.#base }));
  }

  /** @param {{map: LabelMap, base: LabelMap}} state */
  #restore({ map, base }) {
    if (map !== this.#map) {
      this.#map = map;
      this.#base = base;
      this.#changed();
    }
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0 || this.#pen) {
      return;
    }
    this.#canvas.setPointerCapture(event.pointerId);
    this.#begin(this.#pointOf(event));
    if (this.#tools.tool === 'fill') {
      this.#finish();
    }
  }

  /** @param {PointerEvent} event */
  #move(event) {
    this.#showRing(this.#pointOf(event));
    if (this.#pen) {
      const passed = event.getCoalescedEvents?.() ?? [];
      for (const part of passed.length > 0 ? passed : [event]) {
        this.#drag(this.#pointOf(part));
      }
      this.#draw();
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = keySteps.get(event.key);
    if ((!step && event.key !== ' ' && event.key !== 'Enter') || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const from = this.#cursor;
    if (step) {
      const pixels = event.altKey ? 1 : 8;
      this.#cursor = {
        x: Math.min(this.#map.width - 0.5, Math.max(0.5, from.x + pixels * step.x)),
        y: Math.min(this.#map.height - 0.5, Math.max(0.5, from.y + pixels * step.y)),
      };
    }
    this.#showRing(this.#cursor);
    if (!step || event.shiftKey) {
      this.#begin(step && this.#tools.tool !== 'fill' ? from : this.#cursor);
      if (this.#tools.tool !== 'fill') {
        this.#drag(this.#cursor);
      }
      this.#finish();
    }
  }

  /** @param {Point} at */
  #begin(at) {
    this.dispatchEvent(new Event('touch'));
    this.#before = this.#map;
    this.#map = this.#map.clone();
    this.#pen = at;
    if (this.#tools.tool !== 'fill') {
      this.#drag(at);
    } else if (at.x >= 0 && at.y >= 0 && at.x < this.#map.width && at.y < this.#map.height) {
      this.#map.fill(at, this.#tools.classId);
    }
    this.#draw();
  }

  /** @param {Point} to */
  #drag(to) {
    const id = this.#tools.classId;
    const base = this.#base;
    const erases = this.#tools.tool === 'eraser' && base.width === this.#map.width && base.height === this.#map.height;
    this.#map.stroke(this.#pen ?? to, to, this.#tools.size, erases ? (index) => base.ids[index] : () => id);
    this.#pen = to;
  }

  #finish() {
    if (!this.#pen || !this.#before) {
      return;
    }
    this.#pen = null;
    if (this.#map.equals(this.#before)) {
      this.#map = this.#before;
    } else {
      this.#history.push({ map: this.#before, base: this.#base });
      this.#changed();
    }
  }

  #changed() {
    this.#draw();
    this.dispatchEvent(new Event('change'));
  }

  #draw() {
    this.#map.drawTo(this.#canvas, this.#classes);
  }

  #layout() {
    return contained(this.#canvas, this.#map.width, this.#map.height);
  }

  /** @param {MouseEvent} event @returns {Point} */
  #pointOf(event) {
    const { left, top, scale } = this.#layout();
    return { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
  }

  /** @param {Point} at */
  #showRing(at) {
    const { left, top, scale } = this.#layout();
    const box = (this.#ring.offsetParent ?? this.#canvas).getBoundingClientRect();
    const size = this.#tools.tool === 'fill' ? 10 : this.#tools.size * scale;
    this.#ring.hidden = false;
    this.#ring.style.width = this.#ring.style.height = `${size}px`;
    this.#ring.style.left = `${left - box.left + at.x * scale - size / 2}px`;
    this.#ring.style.top = `${top - box.top + at.y * scale - size / 2}px`;
  }
}
