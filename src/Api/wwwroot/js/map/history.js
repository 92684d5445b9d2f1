/**
 * What was, for undo and redo. States are kept whole and must not be changed afterwards.
 * @template T
 */
export class History {
  /** @type {T[]} */
  #past = [];
  /** @type {T[]} */
  #future = [];

  /** @param {number} [limit] steps back */
  constructor(limit = 100) {
    /** Steps back that are kept from the next one on. */
    this.limit = limit;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Remembers the state before a change; what was undone before is gone. @param {T} state */
  push(state) {
    this.#past.push(state);
    this.#past.splice(0, Math.max(0, this.#past.length - this.limit));
    this.#future = [];
  }

  /** @param {T} now @returns {T} the state before, or `now` if there is nothing to undo */
  undo(now) {
    return History.#step(this.#past, this.#future, now);
  }

  /** @param {T} now @returns {T} the state that was undone, or `now` if there is nothing to redo */
  redo(now) {
    return History.#step(this.#future, this.#past, now);
  }

  clear() {
    this.#past = [];
    this.#future = [];
  }

  /** @template T @param {T[]} from @param {T[]} to @param {T} now */
  static #step(from, to, now) {
    if (from.length === 0) {
      return now;
    }
    to.push(now);
    return /** @type {T} */ (from.pop());
  }
}
