import { create, download, element } from '../page/dom.js';

/** @typedef {import('./pictures.js').Scene} Scene */
/** @typedef {{name: string, scene: () => Promise<Scene>, use: () => Promise<void>}} Sight what a picture of the sheet is made of, and what puts that on the page */

const gap = 8;

/** Makes one map in every look, or one look on every map, picture by picture, and saves them as one. */
export class ContactSheet {
  #dialog = element('contact', HTMLDialogElement);
  #title = element('contact-title', HTMLElement);
  #grid = element('contact-grid', HTMLElement);
  #progress = element('contact-progress', HTMLProgressElement);
  #status = element('contact-status', HTMLElement);
  #save = element('contact-save', HTMLButtonElement);
  #abort = new AbortController();
  #pictures;
  /** @type {{name: string, picture: Blob}[]} */
  #made = [];

  /** @param {import('./pictures.js').Pictures} pictures */
  constructor(pictures) {
    this.#pictures = pictures;
    this.#dialog.addEventListener('close', () => this.#abort.abort());
    element('contact-close', HTMLButtonElement).addEventListener('click', () => this.#dialog.close());
    this.#save.addEventListener('click', () => void this.#download());
  }

  /** @param {string} title @param {Sight[]} sights */
  async open(title, sights) {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#made = [];
    this.#title.textContent = title;
    this.#grid.replaceChildren();
    this.#save.disabled = true;
    this.#progress.max = sights.length;
    this.#dialog.showModal();
    for (const [index, sight] of sights.entries()) {
      this.#progress.value = index;
      this.#status.textContent = `Picture ${index + 1} of ${sights.length}: ${sight.name}`;
      const made = await this.#make(sight, signal).catch(() => null);
      if (signal.aborted) {
        return;
      }
      this.#grid.append(made ?? create('p', { className: 'message' }, `${sight.name}: the server made no picture of it.`));
    }
    this.#progress.value = sights.length;
    this.#status.textContent = `${this.#made.length} pictures. Choose one to go on with it.`;
    this.#save.disabled = this.#made.length === 0;
  }

  /** @param {Sight} sight @param {AbortSignal} signal */
  async #make({ name, scene, use }, signal) {
    const { translation } = await this.#pictures.make(await scene(), { stage: 0, live: true, extra: false }, [], signal);
    this.#made.push({ name, picture: translation.picture });
    const image = create('img', { src: translation.url, alt: '' });
    image.addEventListener('load', () => URL.revokeObjectURL(translation.url));
    const button = create('button', { type: 'button', title: `Go on with ${name}` }, image, create('span', {}, name));
    button.addEventListener('click', () => {
      this.#dialog.close();
      void use();
    });
    return button;
  }

  /** All pictures on one, with their names below. */
  async #download() {
    const bitmaps = await Promise.all(this.#made.map(({ picture }) => createImageBitmap(picture)));
    const columns = Math.ceil(Math.sqrt(bitmaps.length));
    const [width, height] = [Math.max(...bitmaps.map((bitmap) => bitmap.width)), Math.max(...bitmaps.map((bitmap) => bitmap.height)) + 22];
    const canvas = new OffscreenCanvas(columns * (width + gap) + gap, Math.ceil(bitmaps.length / columns) * (height + gap) + gap);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.font = '14px sans-serif';
    context.fillStyle = '#222';
    for (const [index, bitmap] of bitmaps.entries()) {
      const [x, y] = [gap + (index % columns) * (width + gap), gap + Math.floor(index / columns) * (height + gap)];
      context.drawImage(bitmap, x, y);
      context.fillText(this.#made[index].name, x, y + bitmap.height + 16, width);
      bitmap.close();
    }
    download(await canvas.convertToBlob({ type: 'image/png' }), 'contact-sheet.png');
  }
}
