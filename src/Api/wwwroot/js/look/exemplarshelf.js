import { ApiProblem, deleteExemplar, keepExemplar } from '../server/api.js';

/** @typedef {import('../server/api.js').KeptExemplar} KeptExemplar */

const patience = 30_000; // milliseconds; a picture that takes longer to be kept is sent along instead
const lost = ['exemplar_not_found', 'exemplar_gone'];

/**
 * Has the server keep each picture once, so that repaints name it. Maps are left out: they are small, change with every stroke, and
 * each would leave one more copy of the picture on the server. Nothing is deleted by itself when the page goes: ids are of the content,
 * and another page may paint with the same picture.
 * Says `kept` when the server has taken a picture.
 */
export class ExemplarShelf extends EventTarget {
  /** What the server keeps; null if it does not. @type {WeakMap<Blob, Promise<KeptExemplar | null>>} */
  #kept = new WeakMap();

  /**
   * Works with pictures in the server's keeping. What the server has lost, it is sent once more, and what it does not keep goes along as it is.
   * @template T
   * @param {Blob[]} pictures
   * @param {(exemplars: (string | Blob)[]) => Promise<T>} work takes the ids, or the pictures themselves
   * @returns {Promise<T>}
   */
  async use(pictures, work) {
    for (let attempt = 0; attempt < 2; attempt++) {
      const keeping = pictures.map((picture) => this.keep(picture));
      const kept = await Promise.all(keeping);
      if (!kept.every((one) => one !== null)) {
        break;
      }
      try {
        return await work(kept.map(({ id }) => id));
      } catch (error) {
        if (!(error instanceof ApiProblem && lost.includes(error.code))) {
          throw error;
        }
        pictures.forEach((picture, i) => this.#forget(picture, keeping[i]));
      }
    }
    return work(pictures);
  }

  /** Has the server delete a picture, which goes along as it is from now on. @param {Blob} picture */
  async release(picture) {
    const keeping = this.#kept.get(picture) ?? Promise.resolve(null);
    this.#kept.set(picture, Promise.resolve(null)); // first, so that no repaint sends it once more meanwhile
    try {
      const kept = await keeping;
      if (kept) {
        await deleteExemplar(kept.id);
      }
    } catch (error) {
      this.#kept.set(picture, keeping);
      throw error;
    }
  }

  /** Has the server keep a picture, once. @param {Blob} picture @returns {Promise<KeptExemplar | null>} null if it does not */
  keep(picture) {
    const known = this.#kept.get(picture);
    if (known) {
      return known;
    }
    /** @type {Promise<KeptExemplar | null>} */
    const keeping = this.#send(picture).catch((error) => {
      if (error instanceof ApiProblem && error.retryable) {
        this.#forget(picture, keeping);
      }
      return null;
    });
    this.#kept.set(picture, keeping);
    return keeping;
  }

  /** @param {Blob} picture @returns {Promise<KeptExemplar>} */
  async #send(picture) {
    const kept = await keepExemplar(picture, AbortSignal.timeout(patience));
    this.dispatchEvent(new CustomEvent('kept', { detail: { picture, until: new Date(kept.expiresAt) } }));
    return kept;
  }

  /** @param {Blob} picture @param {Promise<KeptExemplar | null>} keeping unless it was sent again meanwhile */
  #forget(picture, keeping) {
    if (this.#kept.get(picture) === keeping) {
      this.#kept.delete(picture);
    }
  }
}
