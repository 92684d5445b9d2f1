import { ReadableError } from '../page/errors.js';
import { LabelMap } from './labelmap.js';
import { readPng } from '../files/pngreader.js';
import { writePalettePng } from '../files/pngwriter.js';

/** @typedef {import('./classtable.js').ClassTable} ClassTable */

/**
 * A map as a PNG whose palette has the classes' colours at their ids, so that it reads the same by colour and by id.
 * @param {LabelMap} map
 * @param {ClassTable} classes
 */
export function writeMap(map, classes) {
  return writePalettePng(map.width, map.height, map.ids, classes.toPalette());
}

/**
 * Reads a map by the classes' colours, or by their ids where it has no colours or others.
 * @param {Blob} file
 * @param {ClassTable} classes
 * @param {{byColor?: boolean}} [options] byColor: never take values for ids; for maps that were made for other classes, perhaps
 * @returns {Promise<LabelMap>}
 */
export async function readMap(file, classes, { byColor = false } = {}) {
  const { width, height, indexed, values, palette } = await readPng(file);
  const colored = byColor || !indexed || (palette !== null && values.every((value) => classes.idOfColor(palette[value]) !== undefined));
  const ids = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const color = palette?.[values[i]] ?? values[i];
    const id = colored ? classes.idOfColor(color) : values[i];
    if (id === undefined || !classes.has(id)) {
      const what = colored ? `The colour #${color.toString(16).padStart(6, '0')}` : `The class id ${id}`;
      throw new ReadableError(`${what} at x ${i % width}, y ${Math.floor(i / width)} is not a class of the model.`);
    }
    ids[i] = id;
  }
  return new LabelMap(width, height, ids);
}
