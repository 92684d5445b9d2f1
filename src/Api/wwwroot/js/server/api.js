import { askForKey, keyHeader } from './access.js';
import { ReadableError } from '../page/errors.js';

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
 * @property {boolean} [seeds] whether it makes variations, repeats and takes several exemplars
 * @property {'required' | 'optional'} [exemplarMap]
 * @property {import('../map/classtable.js').SemanticClass[]} [classes]
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

/** Asks the server. @param {string} address @param {RequestInit} options @returns {Promise<Response>} */
export async function call(address, options) {
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

/** @param {string} uri with base64 */
export function decodeDataUri(uri) {
  return Uint8Array.from(atob(uri.slice(uri.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}
