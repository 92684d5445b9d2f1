import { toBody } from './body.js';
import { readEvents } from './events.js';
import { type ClientOptions, Exchange } from './exchange.js';
import { follow } from './follow.js';
import type {
  CallOptions, Exemplar, ExemplarChoice, ExemplarInput, FollowOptions, Job, JobList, JobListOptions, JobUpdate, KeyedCallOptions,
  MapInput, Model, ModelList, PictureReading, ReadOptions, TranslatedPicture, Translation, TranslationEvent, TranslationInput, TranslationItem, TranslationList,
} from './types.js';

const translations = 'v1/translations';

/** The CoCosNet API. Whatever the server refuses arrives as a `ProblemError`. */
export class CoCosNetClient {
  readonly #exchange: Exchange;

  /** @param address of the server, such as `http://localhost:8080` */
  constructor(address: string | URL, options: ClientOptions = {}) {
    this.#exchange = new Exchange(address, options);
  }

  /** Every model of the server, those that are loading or broken too. */
  models({ signal }: CallOptions = {}): Promise<ModelList> {
    return this.#exchange.read('v1/models', { signal });
  }

  /** Reloads a model's folder. The key needs the scope `admin`. */
  async reloadModel(id: string, { signal }: CallOptions = {}): Promise<Model> {
    return (await this.#exchange.send(`v1/models/${encodeURIComponent(id)}/reload`, { method: 'POST', signal })).json() as Promise<Model>;
  }

  model(id: string, { signal }: CallOptions = {}): Promise<Model> {
    return this.#exchange.read(`v1/models/${encodeURIComponent(id)}`, { signal });
  }

  /**
   * Translates and brings everything that the input asks for. Giving it up lets the server stop, unless there is a key: then the result
   * stays to be asked for again.
   */
  async translate(input: TranslationInput, options: KeyedCallOptions = {}): Promise<Translation> {
    return (await this.#translate(input, { accept: 'application/json' }, options)).json() as Promise<Translation>;
  }

  /** Translates and brings the picture alone, in the format of the input. */
  async translatePicture(input: TranslationInput, options: KeyedCallOptions = {}): Promise<TranslatedPicture> {
    const response = await this.#translate(input, { accept: `image/${input.format ?? 'png'}` }, options);
    const person = response.headers.get('x-map-person');
    const repaint = response.headers.get('x-repaint');
    return {
      ...(person !== null && { mapPerson: Number(person) }),
      ...(repaint !== null && { repaint }),
      picture: await response.blob(),
      id: response.headers.get('x-result-id') ?? '',
      model: response.headers.get('x-model-id') ?? '',
      modelDigest: response.headers.get('x-model-digest') ?? '',
      mapMended: Number(response.headers.get('x-map-mended') ?? 0),
      mapNotes: response.headers.get('x-map-notes')?.split(', ') ?? [],
      timings: readTimings(response.headers.get('server-timing') ?? ''),
    };
  }

  /** Translates and tells how far it is; the last event brings the result or the problem. Nothing is kept on the server. */
  async *stream(input: TranslationInput, options: CallOptions = {}): AsyncGenerator<TranslationEvent, void, undefined> {
    for await (const { event } of readEvents(await this.#translate(input, { accept: 'text/event-stream' }, options))) {
      yield event;
    }
  }

  /** Submits a translation as a job, which runs in the background. */
  async submit(input: TranslationInput, options: KeyedCallOptions = {}): Promise<Job> {
    return (await this.#translate(input, { accept: 'application/json', prefer: 'respond-async' }, options)).json() as Promise<Job>;
  }

  /**
   * Translates one map with several exemplars, at most 16, all by their files or all by their ids. Each has a result or a problem of its
   * own; where none succeeds, the first problem is thrown.
   */
  async translateEach(input: MapInput, exemplars: readonly ExemplarChoice[], options: CallOptions = {}): Promise<TranslationItem[]> {
    const response = await this.#translate(input, { accept: 'application/json' }, options, exemplars);
    const answer = (await response.json()) as Translation | TranslationList;
    return 'results' in answer ? answer.results : [{ result: answer }];
  }

  /** Hands in a job for each of several exemplars. */
  async submitEach(input: MapInput, exemplars: readonly ExemplarChoice[], options: KeyedCallOptions = {}): Promise<Job[]> {
    const response = await this.#translate(input, { accept: 'application/json', prefer: 'respond-async' }, options, exemplars);
    const answer = (await response.json()) as Job | JobList;
    return 'jobs' in answer ? answer.jobs : [answer];
  }

  /** How a job stands. */
  job(id: string, { signal }: CallOptions = {}): Promise<Job> {
    return this.#exchange.read(job(id), { signal });
  }

  /** Jobs, the youngest first; more are fetched as they are asked for. */
  async *jobs({ state, signal }: JobListOptions = {}): AsyncGenerator<Job, void, undefined> {
    const query = new URLSearchParams({ limit: '100', ...(state && { state }) });
    let next: string | undefined;
    do {
      const page: JobList = await this.#exchange.read(`v1/jobs?${query}`, { signal });
      yield* page.jobs;
      next = page.next;
      query.set('cursor', next ?? '');
    } while (next !== undefined);
  }

  /** Follows a job to its end: each event once and in order, over lost connections and restarts of the server. Leaving lets the job go on. */
  follow(id: string, options: FollowOptions = {}): AsyncGenerator<JobUpdate, void, undefined> {
    return follow(this.#exchange, `${job(id)}/events`, options);
  }

  /** Follows a job to its end, and says how it ended. */
  async wait(id: string, { signal }: CallOptions = {}): Promise<Job> {
    for await (const _ of follow(this.#exchange, `${job(id)}/events`, signal ? { signal } : {})) {
      // What happens on the way is for those who follow it.
    }
    return this.job(id, signal ? { signal } : {});
  }

  /** Cancels a job that has not ended; one that has stays as it is. The answer says which. */
  cancel(id: string, { signal }: CallOptions = {}): Promise<Job> {
    return this.#exchange.read(`${job(id)}/cancel`, { method: 'POST', signal });
  }

  /** Cancels a job if need be, and deletes what was sent and made. */
  async deleteJob(id: string, { signal }: CallOptions = {}): Promise<void> {
    await this.#exchange.send(job(id), { method: 'DELETE', signal });
  }

  /** A file that a job made: `image`, `warp-64` and so on, as its outputs are called. */
  async output(id: string, name: string, { signal }: CallOptions = {}): Promise<Blob> {
    return (await this.#exchange.send(`${job(id)}/outputs/${encodeURIComponent(name)}`, { signal })).blob();
  }

  /** Sends an exemplar to be kept; the same files are the same exemplar. Translations name it as their `exemplarId`. */
  async keepExemplar(input: ExemplarInput, { signal }: CallOptions = {}): Promise<Exemplar> {
    return this.#exchange.read('v1/exemplars', { method: 'POST', ...(await toBody(input)), signal });
  }

  /** Whether an exemplar is still kept, and until when. */
  exemplar(id: string, { signal }: CallOptions = {}): Promise<Exemplar> {
    return this.#exchange.read(exemplar(id), { signal });
  }

  /** The map that a model (the server's default) reads of a kept exemplar by itself. */
  readExemplarMap(id: string, { model, signal }: ReadOptions = {}): Promise<PictureReading> {
    const query = model ? `?${new URLSearchParams({ model })}` : '';
    return this.#exchange.read(`${exemplar(id)}/map${query}`, { headers: { accept: 'application/json' }, signal });
  }

  /** Deletes a kept exemplar. */
  async deleteExemplar(id: string, { signal }: CallOptions = {}): Promise<void> {
    await this.#exchange.send(exemplar(id), { method: 'DELETE', signal });
  }

  async #translate(
    input: Partial<TranslationInput>,
    headers: Record<string, string>,
    { idempotencyKey, signal }: KeyedCallOptions,
    exemplars?: readonly ExemplarChoice[],
  ): Promise<Response> {
    const { body, headers: types } = await toBody(input, exemplars);
    return this.#exchange.send(translations, {
      method: 'POST',
      body,
      headers: { ...types, ...headers, 'idempotency-key': idempotencyKey },
      signal,
    });
  }
}

function job(id: string): string {
  return `v1/jobs/${encodeURIComponent(id)}`;
}

function exemplar(id: string): string {
  return `v1/exemplars/${encodeURIComponent(id)}`;
}

/** `match;dur=61.4, generate;dur=14.7` */
function readTimings(header: string): Record<string, number> {
  return Object.fromEntries([...header.matchAll(/([\w-]+);dur=([\d.]+)/g)].map(([, name, duration]) => [name, Number(duration)]));
}
