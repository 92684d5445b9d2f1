/** @typedef {import('./project.js').MapData} MapData */
/** @typedef {import('./project.js').Project} Project */

/** The ids of maps, deflated: a map that stays is compressed once. @type {WeakMap<Uint8Array, Promise<Uint8Array>>} */
const deflated = new WeakMap();

/**
 * A project whose maps are deflated, so that keeping it costs the page little time: maps of a million pixels become a few kilobytes.
 * @param {Project} project whose maps no longer change
 */
export async function packProject(project) {
  return withMaps(project, async ({ width, height, ids }) => ({ width, height, deflated: await deflate(ids) }));
}

/** Unpacks a project; returns a project that is not packed unchanged. @param {any} packed @returns {Promise<Project>} */
export async function unpackProject(packed) {
  return withMaps(packed, async (map) => ('deflated' in map ? { width: map.width, height: map.height, ids: await inflate(map.deflated) } : map));
}

/** @param {any} project @param {(map: any) => Promise<any>} change */
async function withMaps(project, change) {
  const { layers, base, exemplar } = project;
  return {
    ...project,
    layers: await Promise.all(layers.map(async (/** @type {any} */ layer) => ({ ...layer, map: await change(layer.map) }))),
    base: await change(base),
    exemplar: exemplar && { ...exemplar, map: exemplar.map && (await change(exemplar.map)) },
  };
}

/** @param {Uint8Array} ids @returns {Promise<Uint8Array>} */
function deflate(ids) {
  const known = deflated.get(ids) ?? piped(ids, new CompressionStream('deflate'));
  deflated.set(ids, known);
  return known;
}

/** @param {Uint8Array} bytes @returns {Promise<Uint8Array>} */
function inflate(bytes) {
  return piped(bytes, new DecompressionStream('deflate'));
}

/** @param {Uint8Array} bytes @param {CompressionStream | DecompressionStream} stream @returns {Promise<Uint8Array>} */
async function piped(bytes, stream) {
  const blob = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]);
  return new Uint8Array(await new Response(blob.stream().pipeThrough(stream)).arrayBuffer());
}
