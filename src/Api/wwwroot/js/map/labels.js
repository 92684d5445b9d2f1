import { ReadableError } from '../page/errors.js';
import { ClassTable } from './classtable.js';
import { LabelMap, none } from './labelmap.js';

/** @typedef {import('./classtable.js').SemanticClass} SemanticClass */
/** @typedef {SemanticClass & {paints: number}} OwnLabel a label of a person's own, and the class of the model that it is painted as */

/** The classes of a model and labels of one's own, each of which is sent as one of the classes. Never changed: every change makes another. */
export class Labels {
  /** Maps as they are sent, so that the same map stays the same. @type {WeakMap<LabelMap, LabelMap>} */
  #sent = new WeakMap();

  /** @param {ClassTable} model @param {OwnLabel[]} [own] */
  constructor(model, own = []) {
    /** What the server knows. @readonly */
    this.model = model;
    /** @readonly */
    this.own = own;
    /** Everything that can be painted. @readonly */
    this.table = own.length === 0 ? model : new ClassTable([...model.classes, ...own]);
  }

  /** With one label more. @param {string} name @param {string} color `#rrggbb` @param {number} paints id of a class */
  with(name, color, paints) {
    const id = Array.from({ length: none }, (_, i) => none - 1 - i).find((free) => !this.table.has(free));
    if (id === undefined) {
      throw new ReadableError('There is no room for another label: a map has at most 255.');
    }
    if (this.table.classes.some((known) => known.color === color)) {
      throw new ReadableError('Another label has this colour already; choose one that can be told from it.');
    }
    return new Labels(this.model, [...this.own, { id, name: name.trim() || 'label', color, paints }]);
  }

  /** With a label changed. @param {number} id @param {Partial<OwnLabel>} changes */
  changed(id, changes) {
    return new Labels(this.model, this.own.map((label) => (label.id === id ? { ...label, ...changes } : label)));
  }

  /** @param {number} id */
  without(id) {
    return new Labels(this.model, this.own.filter((label) => label.id !== id));
  }

  /** The same layout in the model's classes. @param {LabelMap} map @returns {LabelMap} the map itself where it has no own labels */
  sent(map) {
    if (this.own.length === 0) {
      return map;
    }
    let sent = this.#sent.get(map);
    if (!sent) {
      const ids = Uint8Array.from({ length: 256 }, (_, id) => id);
      this.own.forEach(({ id, paints }) => (ids[id] = paints));
      sent = new LabelMap(map.width, map.height, map.ids.map((id) => ids[id]));
      this.#sent.set(map, sent);
    }
    return sent;
  }
}

/** @param {Labels} labels @returns {string} a palette file as JSON */
export function writePalette({ own, model }) {
  const entries = own.map(({ name, color, paints }) => ({ name, color, paints: model.nameOf(paints) }));
  return JSON.stringify({ kind: 'cocosnet-palette', version: 1, labels: entries }, null, 2);
}

/** @param {Labels} labels @returns {string} every label as a GIMP palette */
export function writeGimpPalette({ table }) {
  const rows = table.classes.map(({ name, color }) => `${[1, 3, 5].map((at) => String(Number.parseInt(color.slice(at, at + 2), 16)).padStart(3)).join(' ')}\t${name}`);
  return ['GIMP Palette', 'Name: CoCosNet', 'Columns: 4', '#', ...rows, ''].join('\n');
}

/** Adds the labels of a palette file, JSON or GIMP's; what the table has already is left out. @param {string} text @param {Labels} labels */
export function readPalette(text, labels) {
  const entries = text.startsWith('GIMP Palette') ? readGimp(text) : readJson(text);
  const fresh = entries.filter(({ color }) => !labels.table.classes.some((known) => known.color === color));
  return fresh.reduce((sum, { name, color, paints }) => sum.with(name, color, sum.model.classes.find((known) => known.name === (paints ?? name))?.id ?? nearest(color, sum.model)), labels);
}

/** @param {string} text @returns {{name: string, color: string, paints?: string}[]} */
function readGimp(text) {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})\s*(.*)$/.exec(line);
    return match ? [{ color: hex(match.slice(1, 4).map(Number)), name: match[4].trim() }] : [];
  });
}

/** @param {string} text @returns {{name: string, color: string, paints?: string}[]} */
function readJson(text) {
  /** @type {any} */
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    read = null;
  }
  const labels = Array.isArray(read?.labels) ? read.labels : null;
  if (!labels?.every((/** @type {any} */ { name, color }) => typeof name === 'string' && /^#[0-9a-f]{6}$/.test(color))) {
    throw new ReadableError('That file is no palette: neither one of this page (JSON) nor one of GIMP (.gpl).');
  }
  return labels;
}

/** @param {number[]} rgb */
function hex(rgb) {
  return `#${rgb.map((value) => Math.min(255, value).toString(16).padStart(2, '0')).join('')}`;
}

/** The class whose colour is nearest. @param {string} color @param {ClassTable} model */
function nearest(color, model) {
  const parts = (/** @type {string} */ text) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
  const distance = (/** @type {SemanticClass} */ known) => Math.hypot(...parts(known.color).map((value, i) => value - parts(color)[i]));
  return model.classes.reduce((best, known) => (distance(known) < distance(best) ? known : best)).id;
}
