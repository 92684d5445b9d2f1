import { askForKey, keyHeader } from './access.js';
import { ReadableError } from '../page/errors.js';
import { Matches } from '../result/matches.js';

/**
 * @typedef {object} Model what `GET v1/models` says of a model, as far as the page reads it
 * @property {string} id
 * @property {'loading' | 'ready' | 'broken'} state
 * @property {boolean} default
 * @property {string} [name]
 * @property {string} [problem]
 * @property {'labels' | 'pose' | 'edges' | 'tensor'} [semantics]
 * @property {string} [matching] how it finds matches
 * @property {boolean} [openLabels] whether it takes labels that it does not declare
 * @property {'required' | 'optional'} [exemplarMap]
 * @property {import('../map/classtable.js').SemanticClass[]} [classes]
 */

/**
 * @typedef {object} TranslationRequest
 * @property {string} model
 * @property {number} width
 * @property {number} height
 * @property {boolean} open whether the maps have labels that the model does not declare
 * @property {Blob} map
 * @property {Blob | string} exemplar the picture, or the id of a kept one
 * @property {Blob | null} exemplarMap
 * @property {Evidence[]} evidence what else to bring
 * @property {{x: number, y: number}} [probe] a pixel of the result whose origin is to be told
 */

/** @typedef {'warps' | 'flow' | 'confidence' | 'correspondence' | 'matches'} Evidence what a picture was made of, as the form calls it */

/**
 * @typedef {object} Translation
 * @property {string} url of the picture; the pane that shows it revokes it
 * @property {Blob} picture
 * @property {{level: number, url: string, width: number, height: number}[]} warps coarse to fine; empty unless asked for
 * @property {{flow?: string, confidence?: string, correspondence?: string}} pictures addresses of the evidence that was asked for
 * @property {import('../result/matches.js').Matches | null} matches null unless asked for
 * @property {{level: number, matches: {x: number, y: number, weight: number}[]}[]} levels where the probed pixel comes from, coarse to fine; empty where none was
 * @property {{name: string, milliseconds: number}[]} timings of the server's stages
 */

/**
 * An exemplar that the server keeps, as far as the page reads it.
 * @typedef {object} KeptExemplar
 * @property {string} id
 * @property {string} expiresAt
 */

/**
 * A class that a model sees in a picture.
 * @typedef {object} ReadClass
 * @property {number} id
 * @property {string} name
 * @property {number} share of the pixels, 0 to 1
 * @property {number} confidence mean probability at its pixels, 0 to 1
 */

/** A refusal of the server. Its message is the problem's detail. */
export class ApiProblem extends ReadableError {
  /** @param {Record<string, any>} problem @param {number | null} retryAfter seconds */
  constructor(problem, retryAfter) {
    super(problem.detail ?? problem.title ?? 'The server refused without saying why.');
    /** @type {string} */
    this.code = problem.code ?? '';
    /** Form field to blame, or an empty text. @type {string} */
    this.field = (problem.errors?.[0]?.pointer ?? '').replace(/^#\//, '');
    this.retryable = problem.retryable === true;
    this.retryAfter = retryAfter;
  }
}

/** @param {AbortSignal} [signal] @returns {Promise<Model[]>} */
export async function listModels(signal) {
  const response = await call('v1/models', { signal });
  return (await response.json()).models;
}

/** Has the server keep a picture, which it then knows by its id. @param {Blob} picture @param {AbortSignal} [signal] @returns {Promise<KeptExemplar>} */
export async function keepExemplar(picture, signal) {
  const form = new FormData();
  form.append('exemplar', picture, 'exemplar');
  const response = await call('v1/exemplars', { method: 'POST', body: form, signal });
  return response.json();
}

/** Has a model read the map of a kept exemplar. @param {string} id @param {string} model @returns {Promise<{map: {url: string}, classes: ReadClass[]}>} */
export async function readExemplarMap(id, model) {
  const response = await call(`v1/exemplars/${id}/map?${new URLSearchParams({ model })}`, { headers: { accept: 'application/json' } });
  return response.json();
}

/** @param {string} id of a kept exemplar */
export async function deleteExemplar(id) {
  await call(`v1/exemplars/${id}`, { method: 'DELETE' });
}

/** @param {TranslationRequest} request @param {AbortSignal} [signal] @returns {Promise<Translation>} */
export async function translate(request, signal) {
  const form = new FormData();
  form.append('map', request.map, 'map.png');
  if (typeof request.exemplar === 'string') {
    form.append('exemplarId', request.exemplar);
  } else {
    form.append('exemplar', request.exemplar, 'exemplar');
  }
  if (request.exemplarMap) {
    form.append('exemplarMap', request.exemplarMap, 'exemplar-map.png');
  }
  form.append('model', request.model);
  form.append('width', String(request.width));
  form.append('height', String(request.height));
  if (request.open) {
    form.append('openLabels', 'true');
  }
  for (const name of request.evidence) {
    form.append(name, 'true');
  }

  if (request.probe) {
    form.append('probe', `${request.probe.x},${request.probe.y}`);
  }

  const plain = request.evidence.length === 0 && !request.probe;
  const accept = !plain ? 'application/json' : 'image/png';
  const response = await call('v1/translations', { method: 'POST', body: form, headers: { accept }, signal });
  const timings = parseTimings(response.headers.get('server-timing') ?? '');
  if (plain) {
    const picture = await response.blob();
    return { picture, url: URL.createObjectURL(picture), warps: [], pictures: {}, matches: null, levels: [], timings };
  }

  const { image, warps, flow, confidence, correspondence, matches, probes } = await response.json();
  const picture = new Blob([decodeDataUri(image.url)], { type: image.mediaType });
  return {
    picture,
    url: URL.createObjectURL(picture),
    warps: warps.map((/** @type {any} */ warp) => ({ level: warp.level, ...warp.picture })),
    pictures: { flow: flow?.url, confidence: confidence?.url, correspondence: correspondence?.url },
    matches: matches ? new Matches(decodeDataUri(matches.url).buffer, matches.shape) : null,
    levels: probes[0]?.levels ?? [],
    timings,
  };
}

/** @param {string} address @param {RequestInit} options */
async function call(address, options) {
  let response;
  try {
    response = await send(address, options);
  } catch (error) {
    if (options.signal?.aborted) {
      throw error;
    }
    throw new ApiProblem({ detail: 'The server does not answer.', code: 'unreachable', retryable: true }, null);
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({ detail: `The server answered with status ${response.status}.` }));
    const retryAfter = Number(response.headers.get('retry-after'));
    throw new ApiProblem(problem, retryAfter > 0 ? retryAfter : null);
  }
  return response;
}

/** Sends the key with it; asks for another one where the server refuses it. @param {string} address @param {RequestInit} options */
async function send(address, options) {
  for (;;) {
    const key = keyHeader();
    const response = await fetch(address, { ...options, headers: { ...options.headers, ...key } });
    if (response.status !== 401 || !(await askForKey(key))) {
      return response;
    }
  }
}

/** @param {string} header `match;dur=61.4, generate;dur=14.7` */
function parseTimings(header) {
  return [...header.matchAll(/([\w-]+);dur=([\d.]+)/g)].map(([, name, duration]) => ({ name, milliseconds: Number(duration) }));
}

/** @param {string} uri with base64 */
export function decodeDataUri(uri) {
  return Uint8Array.from(atob(uri.slice(uri.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}
