import { readMap } from '../map/mapfile.js';

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

/** @typedef {{map: number, exemplar: number}} SamplePair indices of a map and of an exemplar that has all its classes */

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

/**
 * Which samples go well together. None do where the model has other classes than the samples, or other colours for them.
 * @param {Samples} samples
 * @param {import('../map/classtable.js').ClassTable} classes
 * @returns {Promise<SamplePair[]>}
 */
export async function matchSamples({ maps, exemplars }, classes) {
  const addresses = [...new Set([...maps.map((map) => map.address), ...exemplars.map((exemplar) => exemplar.map)])];
  /** @type {Map<string, Set<number>>} */
  const idsOf = new Map();
  try {
    await Promise.all(
      addresses.map(async (address) => {
        const map = await readMap(await fetchFile(address), classes, { byColor: true });
        idsOf.set(address, map.classIds());
      }),
    );
  } catch {
    return [];
  }
  const lends = (/** @type {SampleExemplar} */ exemplar, /** @type {SampleMap} */ map) =>
    [...(idsOf.get(map.address) ?? [])].every((id) => idsOf.get(exemplar.map)?.has(id));
  return maps.flatMap((map, m) => exemplars.flatMap((exemplar, e) => (lends(exemplar, map) ? [{ map: m, exemplar: e }] : [])));
}

/** @param {string} address @returns {Promise<Blob>} */
export async function fetchFile(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address} answered with status ${response.status}.`);
  }
  return response.blob();
}

/** The picture of a sample with its map. @param {SampleExemplar} sample @param {import('../map/classtable.js').ClassTable} classes */
export async function fetchSample({ picture: address, map: mapAddress }, classes) {
  const [picture, map] = await Promise.all([
    fetchFile(address),
    fetchFile(mapAddress).then((file) => readMap(file, classes, { byColor: true })),
  ]);
  const name = new URL(address, document.baseURI).pathname.split('/').slice(-2).join('-');
  return { picture, name, address, map, mapAddress };
}
