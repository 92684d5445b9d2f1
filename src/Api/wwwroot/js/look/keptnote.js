import { element, say } from '../page/dom.js';

/**
 * Tells what becomes of own pictures on the server, and has one deleted when the person wants that.
 * @param {KeptNote} note
 * @param {import('./exemplarshelf.js').ExemplarShelf} shelf
 */
export function tellOfKeeping(note, shelf) {
  shelf.addEventListener('kept', (event) => note.tellKept(/** @type {CustomEvent} */ (event).detail));
  note.addEventListener('release', async (event) => {
    const picture = /** @type {CustomEvent} */ (event).detail;
    note.tellReleased(picture, await shelf.release(picture).then(() => true, () => false));
  });
}

/** Tells how long the server keeps the person's own picture. Says `release` with the picture when the person wants it deleted at once. */
export class KeptNote extends EventTarget {
  #text = element('exemplar-kept', HTMLElement);
  #release = element('release-exemplar', HTMLButtonElement);
  /** @type {Blob | null} */
  #picture = null;

  constructor() {
    super();
    this.#release.addEventListener('click', () => {
      this.#release.disabled = true;
      this.dispatchEvent(new CustomEvent('release', { detail: this.#picture }));
    });
  }

  /** The own picture that shows; null if a sample does. @param {Blob | null} picture */
  set picture(picture) {
    this.#picture = picture;
    this.#show('', false);
  }

  /** @param {{picture: Blob, until: Date}} kept */
  tellKept({ picture, until }) {
    if (picture === this.#picture) {
      const time = until.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
      this.#show(`So that strokes need not send it, the server keeps your picture until ${time}, or longer if you paint on.`, true);
    }
  }

  /** @param {Blob} picture @param {boolean} released whether the server has deleted it */
  tellReleased(picture, released) {
    if (picture === this.#picture) {
      const text = released ? 'The server has deleted your picture. From now on it comes along with each stroke.' : 'The server could not delete your picture.';
      this.#show(text, !released);
    }
  }

  /** @param {string} text @param {boolean} releasable */
  #show(text, releasable) {
    say(this.#text, text);
    this.#release.hidden = !releasable;
    this.#release.disabled = false;
  }
}
