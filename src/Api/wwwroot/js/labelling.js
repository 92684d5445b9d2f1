import { Labels } from './map/labels.js';
import { LabelsPane } from './map/labelspane.js';
import { replacedClass } from './map/sheet.js';

/** The labels that maps are painted with, in the palette, the painters and their list. Says `change` when the person changes them. */
export class Labelling extends EventTarget {
  #pane = new LabelsPane();
  #palette;
  #panes;
  #labels;

  /**
   * @param {import('./map/classtable.js').ClassTable} classes of the model
   * @param {import('./map/palette.js').Palette} palette
   * @param {[import('./map/mappane.js').MapPane, import('./look/exemplarpane.js').ExemplarPane]} panes
   */
  constructor(classes, palette, panes) {
    super();
    this.#labels = new Labels(classes);
    this.#palette = palette;
    this.#panes = panes;
    this.#pane.addEventListener('delete', (event) => this.#unlabel(/** @type {CustomEvent} */ (event).detail));
    this.#pane.addEventListener('change', (event) => {
      this.labels = /** @type {CustomEvent} */ (event).detail;
      this.dispatchEvent(new Event('change'));
    });
  }

  get labels() {
    return this.#labels;
  }

  set labels(labels) {
    const chosen = this.#palette.classId;
    this.#labels = labels;
    this.#palette.show(labels.table);
    if (labels.table.has(chosen)) {
      this.#palette.choose(chosen);
    }
    this.#pane.show(labels);
    for (const pane of this.#panes) {
      pane.classes = labels.table;
    }
  }

  /** Paints what a label of the person's own was painted as. @param {{id: number, paints: number}} label */
  #unlabel({ id, paints }) {
    for (const { painter: { drawing } } of this.#panes) {
      if (drawing.map.classIds().has(id)) {
        drawing.open(replacedClass(drawing.sheet, id, paints));
      }
    }
  }
}
