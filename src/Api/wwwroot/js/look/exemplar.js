import { Guide } from '../map/guide.js';
import { LabelMap } from '../map/labelmap.js';

/**
 * A picture that lends its look, as it is sent.
 * @typedef {object} Exemplar
 * @property {Blob} picture
 * @property {string} name of the file
 * @property {string | null} address null if it is the person's own
 * @property {LabelMap | null} map null if it is unknown
 * @property {string | null} mapAddress null if it was painted or loaded
 */

/** @typedef {{blob: Blob, name: string, address: string | null, map: {map: LabelMap, address: string | null}}} OpenPicture a picture and the map to paint on */
/** @typedef {{picture: OpenPicture, guide: Guide}} Opened the guide is what the region tool goes by */

const mapSide = 256; // longer side of a map that is painted over an own picture

/** Opens a sample. @param {Awaited<ReturnType<typeof import('./samples.js').fetchSample>>} sample @returns {Promise<Opened>} */
export async function openSample({ picture, name, address, map, mapAddress }) {
  const guide = new Guide(await createImageBitmap(picture));
  return { picture: { blob: picture, name, address, map: { map, address: mapAddress } }, guide };
}

/** Opens a person's own picture. @param {{blob: Blob, name: string, map?: LabelMap}} own @param {number} classId of the map where none is known @returns {Promise<Opened>} */
export async function openOwn({ blob, name, map }, classId) {
  const bitmap = await createImageBitmap(blob);
  const scale = mapSide / Math.max(bitmap.width, bitmap.height);
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(16, Math.round(side * scale)));
  return { picture: { blob, name, address: null, map: { map: map ?? LabelMap.filled(width, height, classId), address: null } }, guide: new Guide(bitmap) };
}
