import { element } from '../page/dom.js';

/** Puts the command that makes the same picture on the clipboard, or shows it where the browser keeps the clipboard to itself. */
export class CurlButton {
  #button = element('copy-curl', HTMLButtonElement);
  #status = element('status', HTMLElement);

  /** @param {() => string | null} write returns the command, or null while no request can be sent */
  constructor(write) {
    this.#button.addEventListener('click', () => void this.#copy(write()));
  }

  /** @param {boolean} enabled */
  set enabled(enabled) {
    this.#button.disabled = !enabled;
  }

  /** @param {string | null} text */
  async #copy(text) {
    if (text === null) {
      return;
    }
    try {
      await navigator.clipboard.writeText(text);
      this.#status.textContent = 'The curl command is on the clipboard.';
      this.#button.classList.add('copied');
      setTimeout(() => this.#button.classList.remove('copied'), 1500);
    } catch {
      // Browsers keep the clipboard from pages without TLS.
      element('curl-text', HTMLTextAreaElement).value = text;
      element('curl-dialog', HTMLDialogElement).showModal();
      element('curl-text', HTMLTextAreaElement).select();
    }
  }
}
