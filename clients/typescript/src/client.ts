import { toForm } from './form.js';
import { ProblemError } from './problemError.js';
import type { CallOptions, Model, ModelList, TranslatedPicture, Translation, TranslationInput } from './types.js';

export interface ClientOptions {
  /** What sends requests instead of the global `fetch`. */
  fetch?: typeof fetch;
  /** Sent with every request. */
  headers?: Record<string, string>;
}

/** The CoCosNet API. Whatever the server refuses arrives as a `ProblemError`. */
export class CoCosNetClient {
  readonly #base: URL;
  readonly #fetch: typeof fetch;
  readonly #headers: Record<string, string>;

  /** @param address of the server, such as `http://localhost:8080` */
  constructor(address: string | URL, options: ClientOptions = {}) {
    this.#base = new URL(String(address).replace(/\/*$/, '/'));
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#headers = options.headers ?? {};
  }

  /** Every model of the server, those that are loading or broken too. */
  async models(options: CallOptions = {}): Promise<ModelList> {
    return (await this.#call('v1/models', { ...options })).json() as Promise<ModelList>;
  }

  async model(id: string, options: CallOptions = {}): Promise<Model> {
    return (await this.#call(`v1/models/${encodeURIComponent(id)}`, { ...options })).json() as Promise<Model>;
  }

  /** Translates and brings everything that the input asks for. */
  async translate(input: TranslationInput, options: CallOptions = {}): Promise<Translation> {
    return (await this.#translate(input, 'application/json', options)).json() as Promise<Translation>;
  }

  /** Translates and brings the picture alone, in the format of the input. */
  async translatePicture(input: TranslationInput, options: CallOptions = {}): Promise<TranslatedPicture> {
    const response = await this.#translate(input, `image/${input.format ?? 'png'}`, options);
    return {
      picture: await response.blob(),
      model: response.headers.get('x-model-id') ?? '',
      modelDigest: response.headers.get('x-model-digest') ?? '',
      timings: readTimings(response.headers.get('server-timing') ?? ''),
    };
  }

  #translate(input: TranslationInput, accept: string, options: CallOptions): Promise<Response> {
    return this.#call('v1/translations', { ...options, method: 'POST', body: toForm(input), headers: { accept } });
  }

  async #call(path: string, init: RequestInit): Promise<Response> {
    const response = await this.#fetch(new URL(path, this.#base), { ...init, headers: { ...this.#headers, ...init.headers } });
    if (!response.ok) {
      throw await ProblemError.from(response);
    }
    return response;
  }
}

/** `match;dur=61.4, generate;dur=14.7` */
function readTimings(header: string): Record<string, number> {
  return Object.fromEntries([...header.matchAll(/([\w-]+);dur=([\d.]+)/g)].map(([, name, duration]) => [name, Number(duration)]));
}
