import { LabelMap, none } from './labelmap.js';
import { whole } from './rect.js';

/**
 * A layer of a map. Its map has `none` where what lies below shows.
 * @typedef {object} Layer
 * @property {number} id of its own among the sheet's
 * @property {string} name
 * @property {boolean} visible
 * @property {LabelMap} map
 */

/**
 * A map in layers, the lowest first. Never changed: every change makes another sheet, which shares what stays.
 * @typedef {object} Sheet
 * @property {Layer[]} layers at least one, all of one size
 * @property {number} active id of the layer that is painted on
 * @property {LabelMap} base what the eraser brings back on the lowest layer: the map that was opened
 */

const ground = 'Ground';

/** A sheet of one layer. @param {LabelMap} map taken over, not copied @returns {Sheet} */
export function sheetOf(map) {
  return { layers: [{ id: 1, name: ground, visible: true, map }], active: 1, base: map };
}

/** @param {Sheet} sheet @returns {Layer} */
export function activeLayer({ layers, active }) {
  return layers.find(({ id }) => id === active) ?? layers[0];
}

/**
 * Writes what shows of a sheet into a map of its size.
 * @param {Sheet} sheet
 * @param {LabelMap} into
 * @param {import('./rect.js').Rect} rect the part to write
 * @param {number} fallback id of pixels where no visible layer has a class
 */
export function flatten({ layers }, into, { left, top, right, bottom }, fallback) {
  const visible = layers.filter((layer) => layer.visible);
  for (let y = top; y < bottom; y++) {
    const [from, to] = [y * into.width + left, y * into.width + right];
    into.ids.fill(fallback, from, to);
    for (const { map: { ids } } of visible) {
      for (let index = from; index < to; index++) {
        if (ids[index] !== none) {
          into.ids[index] = ids[index];
        }
      }
    }
  }
}

/** What shows of a sheet. @param {Sheet} sheet @param {number} fallback @returns {LabelMap} the layer's own map where that is all there is */
export function flattened(sheet, fallback) {
  const [only, another] = sheet.layers;
  if (!another && only.visible && !only.map.ids.includes(none)) {
    return only.map;
  }
  const flat = new LabelMap(only.map.width, only.map.height);
  flatten(sheet, flat, whole(flat), fallback);
  return flat;
}

/** @param {Sheet} sheet @param {number} id of the layer @param {Partial<Layer>} changes @returns {Sheet} */
export function withLayer(sheet, id, changes) {
  return { ...sheet, layers: sheet.layers.map((layer) => (layer.id === id ? { ...layer, ...changes } : layer)) };
}

/** Puts an empty layer above the active one and makes it active. @param {Sheet} sheet @returns {Sheet} */
export function withNewLayer(sheet) {
  const { width, height } = sheet.base;
  const id = 1 + Math.max(...sheet.layers.map((layer) => layer.id));
  const layer = { id, name: `Layer ${id}`, visible: true, map: LabelMap.filled(width, height, none) };
  const at = 1 + sheet.layers.indexOf(activeLayer(sheet));
  return { ...sheet, layers: sheet.layers.toSpliced(at, 0, layer), active: id };
}

/** Removes a layer, unless it is the last one. @param {Sheet} sheet @param {number} id @returns {Sheet} */
export function withoutLayer(sheet, id) {
  if (sheet.layers.length === 1) {
    return sheet;
  }
  const at = sheet.layers.findIndex((layer) => layer.id === id);
  const layers = sheet.layers.toSpliced(at, 1);
  return { ...sheet, layers, active: sheet.active === id ? layers[Math.max(0, at - 1)].id : sheet.active };
}

/** Moves a layer up (1) or down (-1) among the others. @param {Sheet} sheet @param {number} id @param {number} step @returns {Sheet} */
export function withMovedLayer(sheet, id, step) {
  const from = sheet.layers.findIndex((layer) => layer.id === id);
  const to = Math.min(sheet.layers.length - 1, Math.max(0, from + step));
  return from === to ? sheet : { ...sheet, layers: sheet.layers.toSpliced(from, 1).toSpliced(to, 0, sheet.layers[from]) };
}

/** With one class in the place of another, on every layer. @param {Sheet} sheet @param {number} from @param {number} to @returns {Sheet} */
export function replacedClass(sheet, from, to) {
  const replaced = (/** @type {LabelMap} */ map) => new LabelMap(map.width, map.height, map.ids.map((id) => (id === from ? to : id)));
  return { ...sheet, layers: sheet.layers.map((layer) => ({ ...layer, map: replaced(layer.map) })), base: replaced(sheet.base) };
}

/** The same layers at another size, by the nearest pixel. @param {Sheet} sheet @param {number} width @param {number} height @returns {Sheet} */
export function resizedSheet(sheet, width, height) {
  const layers = sheet.layers.map((layer) => ({ ...layer, map: layer.map.resized(width, height) }));
  const isAsOpened = layers.length === 1 && sheet.layers[0].map.equals(sheet.base);
  return { ...sheet, layers, base: isAsOpened ? layers[0].map : sheet.base.resized(width, height) };
}
