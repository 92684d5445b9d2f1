import { History } from './history.js';
import { LabelMap } from './labelmap.js';
import { joined, whole } from './rect.js';
import { activeLayer, flatten, flattened, sheetOf, withLayer } from './sheet.js';

/** @typedef {import('./rect.js').Rect} Rect */
/** @typedef {import('./sheet.js').Sheet} Sheet */

const undoBytes = 1 << 27; // of maps that undo may hold

/**
 * A map in layers on a canvas, and what undo brings back. Says `progress` while a change is under way, and `change` when the sheet has
 * changed: at a change's end, after undo and redo, and when another map is opened; `layer` when another layer is chosen.
 */
export class Drawing extends EventTarget {
  #canvas;
  #classes;
  #sheet = sheetOf(new LabelMap(1, 1));
  #flat = this.#sheet.base;
  /** @type {History<Sheet>} */
  #history = new History();
  /** @type {{sheet: Sheet, flat: LabelMap} | null} what was before the change that is under way */
  #before = null;
  /** @type {Rect | null} what the change under way has touched */
  #touched = null;

  /** @param {HTMLCanvasElement} canvas @param {import('./classtable.js').ClassTable} classes */
  constructor(canvas, classes) {
    super();
    this.#canvas = canvas;
    this.#classes = classes;
  }

  /** What shows of all layers; not to be changed from outside. */
  get map() {
    return this.#flat;
  }

  get sheet() {
    return this.#sheet;
  }

  /** Whether the map differs from the one that was opened. */
  get painted() {
    return this.#flat !== this.#sheet.base && !this.#flat.equals(this.#sheet.base);
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  /** Whether a change is under way. */
  get changing() {
    return this.#before !== null;
  }

  /** @param {import('./classtable.js').ClassTable} classes */
  set classes(classes) {
    this.#classes = classes;
    this.#draw();
  }

  get classes() {
    return this.#classes;
  }

  /**
   * Shows another sheet. Can be undone unless it is the first.
   * @param {Sheet} sheet
   * @param {{first?: boolean}} [options]
   */
  open(sheet, { first = false } = {}) {
    this.cancel();
    if (first) {
      this.#history.clear();
    } else {
      this.#history.push(this.#sheet);
    }
    this.#set(sheet);
  }

  /** Chooses the layer to paint on. @param {number} id */
  choose(id) {
    this.cancel();
    this.#sheet = { ...this.#sheet, active: id };
    this.dispatchEvent(new Event('layer'));
  }

  undo() {
    this.cancel();
    this.#restore(this.#history.undo(this.#sheet));
  }

  redo() {
    this.cancel();
    this.#restore(this.#history.redo(this.#sheet));
  }

  /** Begins a change of the active layer. @returns {LabelMap} the layer's map, to be painted on until `commit` or `cancel` */
  begin() {
    this.#before = { sheet: this.#sheet, flat: this.#flat };
    const { map: last } = activeLayer(this.#sheet);
    const map = last.clone();
    const isWhole = this.#flat === last && last.ids.length === this.#sheet.base.ids.length; // one layer, which a change leaves without holes
    this.#sheet = withLayer(this.#sheet, this.#sheet.active, { map });
    this.#flat = isWhole ? map : this.#flat.clone();
    this.#touched = null;
    return map;
  }

  /** Undoes what the change has painted, so that it can be painted again. */
  rewind() {
    if (this.#before && this.#touched) {
      activeLayer(this.#sheet).map.copy(activeLayer(this.#before.sheet).map, this.#touched);
      this.#flat.copy(this.#before.flat, this.#touched);
      this.#draw(this.#touched);
      this.#touched = null;
    }
  }

  /** Shows what was painted on the layer. @param {Rect} rect */
  touch(rect) {
    this.#touched = joined(this.#touched, rect);
    if (this.#flat !== activeLayer(this.#sheet).map) {
      flatten(this.#sheet, this.#flat, rect, this.#fallback);
    }
    this.#draw(rect);
    this.dispatchEvent(new Event('progress'));
  }

  /** Ends the change. */
  commit() {
    const before = this.#before;
    this.#before = null;
    if (before && activeLayer(this.#sheet).map.equals(activeLayer(before.sheet).map)) {
      this.#sheet = before.sheet;
      this.#flat = before.flat;
    } else if (before) {
      this.#history.limit = Math.min(100, Math.max(5, Math.floor(undoBytes / this.#flat.ids.length)));
      this.#history.push(before.sheet);
      this.dispatchEvent(new Event('change'));
    }
  }

  /** Gives the change up. */
  cancel() {
    if (this.#before) {
      const { sheet, flat } = this.#before;
      this.#before = null;
      this.#sheet = sheet;
      this.#flat = flat;
      this.#draw();
    }
  }

  /** The class of pixels where no visible layer has one. */
  get #fallback() {
    return this.#classes.classes[0].id;
  }

  /** @param {Sheet} sheet */
  #restore(sheet) {
    if (sheet !== this.#sheet) {
      this.#set(sheet);
    }
  }

  /** @param {Sheet} sheet */
  #set(sheet) {
    this.#sheet = sheet;
    this.#flat = flattened(sheet, this.#fallback);
    this.#draw();
    this.dispatchEvent(new Event('change'));
  }

  #draw(rect = whole(this.#flat)) {
    this.#flat.drawTo(this.#canvas, this.#classes, rect);
  }
}
