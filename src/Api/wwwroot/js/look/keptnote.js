import { element, say } from '../page/dom.js';

/** Tells how long the server keeps the person's own picture. Says `release` when the person wants it deleted at once. */
export class KeptNote extends EventTarget {
  #text = element('exemplar-kept', HTMLElement);
  #release = element('release-exemplar', HTMLButtonElement);

  constructor() {
    super();
    this.#release.addEventListener('click', () => {
      this.#release.disabled = true;
      this.dispatchEvent(new Event('release'));
    });
  }

  /** @param {Date} until */
  show(until) {
    const time = until.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
    this.#show(`So that strokes need not send it, the server keeps your picture until ${time}, or longer if you paint on.`, true);
  }

  /** @param {boolean} released whether the server has deleted it */
  showReleased(released) {
    const text = released ? 'The server has deleted your picture. From now on it comes along with each stroke.' : 'The server could not delete your picture.';
    this.#show(text, !released);
  }

  hide() {
    this.#show('', false);
  }

  /** @param {string} text @param {boolean} releasable */
  #show(text, releasable) {
    say(this.#text, text);
    this.#release.hidden = !releasable;
    this.#release.disabled = false;
  }
}
