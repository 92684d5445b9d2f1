import { contained } from '../page/contained.js';
import { Drawing } from './drawing.js';
import { KeyBrush } from './keybrush.js';
import { LabelMap } from './labelmap.js';
import { Ring } from './ring.js';
import { sheetOf } from './sheet.js';
import { Stroke } from './stroke.js';

/** @typedef {import('./labelmap.js').Point} Point */

const atOnce = ['fill', 'region', 'picker']; // tools that are done with one press

/**
 * Paints a map on a canvas with pointer or keys. Says `touch` when a stroke begins, `progress` while it goes on, `change` when the map has
 * changed, and `pick` with a class that the person pointed at.
 */
export class Painter extends EventTarget {
  #canvas;
  #tools;
  #drawing;
  /** What the region tool goes by; null takes the map itself. @type {import('./guide.js').Guide | null} */
  guide = null;
  #ring;
  /** @type {Stroke | null} what is being painted */
  #stroke = null;
  #keys;

  /**
   * @param {HTMLCanvasElement} canvas inside a positioned element
   * @param {import('./tools.js').Tools} tools
   * @param {import('./classtable.js').ClassTable} classes
   */
  constructor(canvas, tools, classes) {
    super();
    this.#canvas = canvas;
    this.#tools = tools;
    this.#drawing = new Drawing(canvas, classes);
    for (const name of ['change', 'progress']) {
      this.#drawing.addEventListener(name, () => this.dispatchEvent(new Event(name)));
    }
    // A polygon that was begun is finished when another tool is taken.
    tools.addEventListener('change', () => this.#close());
    this.#ring = new Ring(canvas);
    canvas.addEventListener('pointerdown', (event) => this.#down(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    canvas.addEventListener('pointerup', () => this.#up());
    canvas.addEventListener('pointercancel', () => this.cancel());
    canvas.addEventListener('dblclick', () => this.#close());
    this.#keys = new KeyBrush(canvas, tools, {
      map: () => this.map,
      busy: () => this.#stroke !== null,
      show: (at) => this.#showRing(at),
      press: (at) => this.#press(at),
      drag: (at) => this.#stroke?.drag([at], false),
      release: () => this.#up(),
      close: () => this.#close(),
      cancel: () => this.cancel(),
    });
  }

  /** What the map is kept in: its layers and what undo brings back. */
  get drawing() {
    return this.#drawing;
  }

  /** The map of the moment; not to be changed from outside. */
  get map() {
    return this.#drawing.map;
  }

  /** The map that was opened, before the person painted on it. */
  get base() {
    return this.#drawing.sheet.base;
  }

  /** Whether the map differs from the one that was opened. */
  get painted() {
    return this.#drawing.painted;
  }

  /** @param {import('./classtable.js').ClassTable} classes */
  set classes(classes) {
    this.#drawing.classes = classes;
  }

  /** Opens a map of one layer. @param {LabelMap} map taken over, not copied @param {{first?: boolean}} [options] */
  open(map, options) {
    this.#stroke = null;
    this.#keys.center(map);
    this.#drawing.open(sheetOf(map), options);
  }

  undo() {
    this.cancel();
    this.#drawing.undo();
  }

  redo() {
    this.cancel();
    this.#drawing.redo();
  }

  /** Gives up what is being painted. */
  cancel() {
    this.#stroke = null;
    this.#drawing.cancel();
  }

  /** Ends the polygon that is being drawn; returns false if none is being drawn. */
  #close() {
    const closed = this.#stroke?.close() ?? false;
    if (closed) {
      this.#end();
    }
    return closed;
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0 || this.#tools.tool === 'hand' || (this.#stroke && !this.#stroke.open)) {
      return;
    }
    this.#canvas.setPointerCapture(event.pointerId);
    this.#press(this.#pointOf(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    this.#showRing(this.#pointOf(event));
    if (this.#stroke) {
      const passed = event.getCoalescedEvents?.() ?? [];
      this.#stroke.drag((passed.length > 0 ? passed : [event]).map((part) => this.#pointOf(part)), event.shiftKey);
    }
  }

  #up() {
    if (this.#stroke && !this.#stroke.open) {
      this.#end();
    }
  }

  /** @param {Point} at */
  #press(at) {
    const { tool } = this.#tools;
    if (tool === 'picker') {
      if (this.map.contains(at)) {
        this.dispatchEvent(new CustomEvent('pick', { detail: this.map.ids[this.map.indexOf(at)] }));
      }
      return;
    }
    if (this.#stroke) {
      if (!this.#stroke.press(at)) {
        this.#end();
      }
      return;
    }
    this.#begin(at);
    if (atOnce.includes(tool)) {
      this.#end();
    }
  }

  /** @param {Point} at */
  #begin(at) {
    this.dispatchEvent(new Event('touch'));
    this.#stroke = new Stroke(this.#drawing, this.#tools, at, this.guide);
  }

  #end() {
    this.#stroke = null;
    this.#drawing.commit();
  }

  #layout() {
    return contained(this.#canvas, this.map.width, this.map.height);
  }

  /** @param {MouseEvent} event @returns {Point} */
  #pointOf(event) {
    const { left, top, scale } = this.#layout();
    return { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
  }

  /** @param {Point} at */
  #showRing(at) {
    const { left, top, scale } = this.#layout();
    const { tool } = this.#tools;
    if (tool !== 'hand') {
      this.#ring.show({ x: left + at.x * scale, y: top + at.y * scale }, ['brush', 'eraser'].includes(tool) ? this.#tools.sizeOn(this.map) * scale : 10);
    }
  }
}
