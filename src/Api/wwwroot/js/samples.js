/**
 * @typedef {object} SampleExemplar
 * @property {string} name
 * @property {string} picture address
 * @property {string} map address of its map
 */

/**
 * @typedef {object} SampleMap
 * @property {string} name
 * @property {string} address
 */

/**
 * What the server has to begin with.
 * @typedef {object} Samples
 * @property {SampleMap[]} maps
 * @property {SampleExemplar[]} exemplars
 */

const folder = 'samples/';

/** @returns {Promise<Samples>} */
export async function listSamples() {
  const response = await fetch(`${folder}catalog.json`);
  const { sets } = await response.json();
  return {
    maps: sets.map((/** @type {any} */ set) => ({ name: set.name, address: folder + set.map })),
    exemplars: sets.flatMap((/** @type {any} */ set) =>
      set.exemplars.map((/** @type {any} */ exemplar) => ({
        name: exemplar.name,
        picture: folder + exemplar.picture,
        map: folder + set.exemplarMap,
      })),
    ),
  };
}

/** @param {string} address @returns {Promise<Blob>} */
export async function fetchFile(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address} answered with status ${response.status}.`);
  }
  return response.blob();
}
