import { ApiProblem } from '../server/api.js';

const debounce = 150; // milliseconds; of changes that follow each other faster, only the first and the last make a request
const rest = 350; // milliseconds that a hand rests before the picture is made sharper
const retries = 5;

/** @type {Task} */
const first = { stage: 0, live: false, extra: false };

/**
 * What is to be done.
 * @typedef {object} Task
 * @property {number} stage 0 is the fastest; each one is sharper than the one before
 * @property {boolean} live whether the change that asks for it is still under way
 * @property {boolean} extra whether only what explains the picture that is there is wanted
 */

/**
 * Runs the newest of many requests: at once after a pause, else once there is one; cancels what is under way, and tries again where the
 * server asks to. Work comes in stages, which follow each other while nothing new is asked for.
 * Says `busy`, then `done` with the result, `problem` with the error and whether it is tried again, or `idle` when there is nothing to do.
 * @template {{last: boolean}} T `last`: no stage comes after
 */
export class Repainter extends EventTarget {
  #work;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #abort = new AbortController();
  #asked = -Infinity;
  /** @type {'idle' | 'busy' | 'failed'} */
  #state = 'idle';
  /** Whether something changed while live work was under way; null while none is. @type {boolean | null} */
  #stale = null;

  /** @param {(signal: AbortSignal, task: Task) => Promise<T | null>} work null: there is nothing to do yet */
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
    this.#timer = setTimeout(() => this.#run(signal, first, 0), soon || calm ? 0 : debounce);
  }

  /** Asks for the first stage of what holds while a change goes on. It runs to its end, however often it is asked for meanwhile, and then once more. */
  follow() {
    if (this.#stale !== null) {
      this.#stale = true;
      return;
    }
    this.cancel();
    this.#state = 'busy';
    this.#stale = false;
    const { signal } = this.#abort;
    this.#timer = setTimeout(() => this.#runLive(signal));
  }

  /**
   * Asks for more of what holds now. Does nothing while something is under way (the receiver of its result asks again if
   * that does not bring it) and after a failure, which more would not mend.
   */
  want() {
    if (this.#state === 'idle') {
      this.cancel();
      this.#state = 'busy';
      const { signal } = this.#abort;
      this.#timer = setTimeout(() => this.#run(signal, { stage: 0, live: false, extra: true }, 0));
    }
  }

  cancel() {
    clearTimeout(this.#timer);
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#state = 'idle';
    this.#stale = null;
  }

  /** @param {AbortSignal} signal */
  async #runLive(signal) {
    // What fails while the hand moves is told when it rests.
    const result = await this.#work(signal, { ...first, live: true }).catch(() => null);
    if (signal.aborted) {
      return;
    }
    const again = this.#stale;
    this.#stale = null;
    this.#state = 'idle';
    if (result !== null) {
      this.dispatchEvent(new CustomEvent('done', { detail: result }));
    }
    if (again && result !== null) {
      this.follow();
    }
  }

  /** @param {AbortSignal} signal @param {Task} task @param {number} attempt */
  async #run(signal, task, attempt) {
    this.dispatchEvent(new Event('busy'));
    try {
      const result = await this.#work(signal, task);
      if (!signal.aborted) {
        this.#finish(signal, task, result);
      }
    } catch (error) {
      if (!signal.aborted) {
        const again = error instanceof ApiProblem && error.retryable && attempt < retries;
        this.#state = again ? 'busy' : 'failed';
        this.dispatchEvent(new CustomEvent('problem', { detail: { error, again } }));
        if (again) {
          this.#timer = setTimeout(() => this.#run(signal, task, attempt + 1), 1000 * (error.retryAfter ?? 2));
        }
      }
    }
  }

  /** @param {AbortSignal} signal @param {Task} task @param {T | null} result */
  #finish(signal, task, result) {
    const more = result !== null && !result.last;
    this.#state = more ? 'busy' : 'idle';
    this.dispatchEvent(result === null ? new Event('idle') : new CustomEvent('done', { detail: result }));
    if (more && !signal.aborted) {
      this.#timer = setTimeout(() => this.#run(signal, { ...task, stage: task.stage + 1 }, 0), Math.max(0, this.#asked + rest - performance.now()));
    }
  }
}
