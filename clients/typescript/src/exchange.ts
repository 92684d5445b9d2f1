import { ProblemError } from './problemError.js';

export interface ClientOptions {
  /** An API key or a token, for a server that asks for one. */
  key?: string;
  /** What sends requests instead of the global `fetch`. */
  fetch?: typeof fetch;
  /** Sent with every request. */
  headers?: Record<string, string>;
}

/** What a call needs; headers and signal that are undefined are left out. */
export interface Call {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: FormData | string;
  headers?: Record<string, string | undefined>;
  signal?: AbortSignal | undefined;
}

/** Sends requests to one server and turns refusals into `ProblemError`s. */
export class Exchange {
  readonly #base: URL;
  readonly #fetch: typeof fetch;
  readonly #headers: Record<string, string>;

  constructor(address: string | URL, options: ClientOptions) {
    this.#base = new URL(String(address).replace(/\/*$/, '/'));
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#headers = { ...(options.key && { authorization: `Bearer ${options.key}` }), ...options.headers };
  }

  /** The answer once its headers are there. */
  async send(path: string, { headers = {}, signal, ...rest }: Call = {}): Promise<Response> {
    const response = await this.#fetch(new URL(path, this.#base), {
      ...rest,
      headers: { ...this.#headers, ...defined(headers) },
      signal: signal ?? null,
    });
    if (!response.ok) {
      throw await ProblemError.from(response);
    }
    return response;
  }

  /** An answer that is JSON. */
  async read<T>(path: string, call?: Call): Promise<T> {
    return (await this.send(path, call)).json() as Promise<T>;
  }
}

function defined(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined));
}
