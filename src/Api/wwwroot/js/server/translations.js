import { Matches } from '../result/matches.js';
import { call, decodeDataUri } from './api.js';

/**
 * @typedef {object} TranslationRequest
 * @property {string} model
 * @property {number} width
 * @property {number} height
 * @property {boolean} open whether the maps have labels that the model does not declare
 * @property {Blob} map
 * @property {Lent[]} exemplars several share one picture, each for its classes
 * @property {string} tile axes along which the picture repeats: `none`, `x`, `y` or `xy`
 * @property {number} seed
 * @property {Evidence[]} evidence what else to bring
 * @property {{x: number, y: number}} [probe] a pixel of the result whose origin is to be told
 * @property {string} [continues] id of an earlier result, of which only what the map changes is computed
 * @property {number} [variations] how many pictures to bring, with the seed, the next one and so on
 */

/**
 * @typedef {object} Lent
 * @property {Blob | string} exemplar the picture, or the id of a kept one; of several all are pictures, or all ids
 * @property {Blob | null} map
 * @property {string} classes colours of the classes that take its look, separated by commas; `*` for all others
 */

/** @typedef {'warps' | 'flow' | 'confidence' | 'correspondence' | 'matches'} Evidence what a picture was made of, as the form calls it */

/**
 * @typedef {object} Translation
 * @property {string} id of the result
 * @property {string} url of the picture; the pane that shows it revokes it
 * @property {Blob} picture
 * @property {{level: number, url: string, width: number, height: number}[]} warps coarse to fine; empty unless asked for
 * @property {{flow?: string, confidence?: string, correspondence?: string}} pictures addresses of the evidence that was asked for
 * @property {import('../result/matches.js').Matches | null} matches null unless asked for
 * @property {{level: number, matches: {x: number, y: number, weight: number}[]}[]} levels where the probed pixel comes from, coarse to fine; empty where none was
 * @property {{seed: number, url: string}[]} variations data URIs by their seeds; empty unless several were asked for
 * @property {{name: string, milliseconds: number}[]} timings of the server's stages
 */

/** @param {TranslationRequest} request @param {AbortSignal} [signal] @returns {Promise<Translation>} */
export async function translate(request, signal) {
  const plain = request.evidence.length === 0 && !request.probe && !request.variations;
  const headers = { accept: plain ? 'image/png' : 'application/json' };
  const response = await call('v1/translations', { method: 'POST', body: formOf(request), headers, signal });
  const timings = parseTimings(response.headers.get('server-timing') ?? '');
  if (plain) {
    const picture = await response.blob();
    const id = response.headers.get('x-result-id') ?? '';
    return { id, picture, url: URL.createObjectURL(picture), warps: [], pictures: {}, matches: null, levels: [], variations: [], timings };
  }

  const { id, image, warps, flow, confidence, correspondence, matches, probes, variations } = await response.json();
  const picture = new Blob([decodeDataUri(image.url)], { type: image.mediaType });
  return {
    id,
    picture,
    url: URL.createObjectURL(picture),
    warps: warps.map((/** @type {any} */ warp) => ({ level: warp.level, ...warp.picture })),
    pictures: { flow: flow?.url, confidence: confidence?.url, correspondence: correspondence?.url },
    matches: matches ? new Matches(decodeDataUri(matches.url).buffer, matches.shape) : null,
    levels: probes[0]?.levels ?? [],
    variations: variations.map((/** @type {any} */ variation) => ({ seed: variation.seed, url: variation.picture.url })),
    timings,
  };
}

/** @param {TranslationRequest} request */
function formOf({ model, width, height, map, exemplars, open, tile, seed, variations, continues, evidence, probe }) {
  const form = new FormData();
  form.append('map', map, 'map.png');
  for (const { exemplar, map: own, classes } of exemplars) {
    if (typeof exemplar === 'string') {
      form.append('exemplarId', exemplar);
    } else {
      form.append('exemplar', exemplar, 'exemplar');
    }
    if (own) {
      form.append('exemplarMap', own, 'exemplar-map.png');
    } else if (exemplars.length > 1) {
      form.append('exemplarMap', ''); // maps belong to exemplars by their order
    }
    if (exemplars.length > 1) {
      form.append('exemplarClasses', classes);
    }
  }
  const texts = { model, width, height, ...(open && { openLabels: true }), ...(tile !== 'none' && { tile }), ...(seed > 0 && { seed }), ...(variations && { variations }), ...(continues && { continues }) };
  for (const [name, value] of Object.entries(texts)) {
    form.append(name, String(value));
  }
  for (const name of evidence) {
    form.append(name, 'true');
  }
  if (probe) {
    form.append('probe', `${probe.x},${probe.y}`);
  }
  return form;
}

/** @param {string} header `match;dur=61.4, generate;dur=14.7` */
function parseTimings(header) {
  return [...header.matchAll(/([\w-]+);dur=([\d.]+)/g)].map(([, name, duration]) => ({ name, milliseconds: Number(duration) }));
}
