import { ApiProblem } from './api.js';

const debounce = 150; // milliseconds; of changes that follow each other faster, only the first and the last make a request
const retries = 5;

/**
 * Runs the newest of many requests: at once after a pause, else once there is one; cancels what is under way, and tries again where the
 * server asks to.
 * Says `busy`, then `done` with the result, `problem` with the error and whether it is tried again, or `idle` when there is nothing to do.
 * @template T
 */
export class Repainter extends EventTarget {
  #work;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #abort = new AbortController();
  #asked = -Infinity;
  /** @type {'idle' | 'busy' | 'failed'} */
  #state = 'idle';

  /** @param {(signal: AbortSignal) => Promise<T | null>} work null: there is nothing to do yet */
  constructor(work) {
    super();
    this.#work = work;
  }

  /** Asks for the work to be done with what holds now; `soon` never waits. @param {{soon?: boolean}} [options] */
  request({ soon = false } = {}) {
    const now = performance.now();
    const calm = now - this.#asked > debounce;
    this.#asked = now;
    this.cancel();
    this.#state = 'busy';
    const { signal } = this.#abort;
    this.#timer = setTimeout(() => this.#run(signal, 0), soon || calm ? 0 : debounce);
  }

  /**
   * Asks for more of what holds now, after a pause. Does nothing while something is under way (whoever gets its result asks again if
   * that does not bring it) and after a failure, which more would not mend.
   */
  want() {
    if (this.#state === 'idle') {
      this.#asked = performance.now();
      this.request();
    }
  }

  cancel() {
    clearTimeout(this.#timer);
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#state = 'idle';
  }

  /** @param {AbortSignal} signal @param {number} attempt */
  async #run(signal, attempt) {
    this.dispatchEvent(new Event('busy'));
    try {
      const result = await this.#work(signal);
      if (!signal.aborted) {
        this.#state = 'idle';
        this.dispatchEvent(result === null ? new Event('idle') : new CustomEvent('done', { detail: result }));
      }
    } catch (error) {
      if (!signal.aborted) {
        const again = error instanceof ApiProblem && error.retryable && attempt < retries;
        this.#state = again ? 'busy' : 'failed';
        this.dispatchEvent(new CustomEvent('problem', { detail: { error, again } }));
        if (again) {
          this.#timer = setTimeout(() => this.#run(signal, attempt + 1), 1000 * (error.retryAfter ?? 2));
        }
      }
    }
  }
}
