import { LabelMap } from '../map/labelmap.js';

/**
 * A map as data.
 * @typedef {object} MapData
 * @property {number} width
 * @property {number} height
 * @property {Uint8Array} ids
 */

/**
 * Everything that a person has on the page, as data that a browser or a file can keep.
 * @typedef {object} Project
 * @property {1} version
 * @property {string} model id
 * @property {import('../map/classtable.js').SemanticClass[]} classes of the maps
 * @property {import('../map/labels.js').OwnLabel[]} labels of the person's own
 * @property {{name: string, visible: boolean, map: MapData}[]} layers the lowest first
 * @property {number} active index of the layer that is painted on
 * @property {MapData} base what the eraser brings back
 * @property {ExemplarData | null} exemplar
 * @property {import('../look/classlooks.js').ClassLookData[]} [classLooks] looks of single classes
 * @property {Record<string, string | boolean>} settings values of the page's controls by their ids
 */

/**
 * @typedef {object} ExemplarData
 * @property {string | null} sample address of a sample's picture; null if it is the person's own
 * @property {Blob | null} picture the own one
 * @property {string} name
 * @property {MapData | null} map null if the exemplar has no map
 */

/** @param {LabelMap} map @returns {MapData} */
export function dataOf({ width, height, ids }) {
  return { width, height, ids };
}

/** @param {MapData} data */
export function mapOf({ width, height, ids }) {
  return new LabelMap(width, height, ids);
}

/** @param {import('../map/sheet.js').Sheet} sheet @returns {Pick<Project, 'layers' | 'active' | 'base'>} */
export function dataOfSheet({ layers, active, base }) {
  return {
    layers: layers.map(({ name, visible, map }) => ({ name, visible, map: dataOf(map) })),
    active: Math.max(0, layers.findIndex(({ id }) => id === active)),
    base: dataOf(base),
  };
}

/** @param {Pick<Project, 'layers' | 'active' | 'base'>} project @returns {import('../map/sheet.js').Sheet} */
export function sheetFrom({ layers, active, base }) {
  return {
    layers: layers.map(({ name, visible, map }, index) => ({ id: index + 1, name, visible, map: mapOf(map) })),
    active: active + 1,
    base: mapOf(base),
  };
}
