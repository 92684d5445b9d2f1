import { chosen, create, download, element, say } from './dom.js';

/** @typedef {import('./api.js').Translation} Translation */

/** The picture as it comes from the server, its warps, and the map laid over it. Says `view` when another view is chosen. */
export class ResultPane extends EventTarget {
  #pane = element('result-pane', HTMLElement);
  #view = element('result-view', HTMLElement);
  #image = element('result', HTMLImageElement);
  #overlay = element('overlay', HTMLCanvasElement);
  #warps = element('warps', HTMLElement);
  #blendField = element('blend-field', HTMLElement);
  #blend = element('blend', HTMLInputElement);
  #message = element('result-message', HTMLElement);
  #timings = element('timings', HTMLDetailsElement);
  #download = element('download', HTMLButtonElement);
  /** @type {Translation | null} */
  #translation = null;

  constructor() {
    super();
    this.#view.addEventListener('change', () => {
      this.#show();
      this.dispatchEvent(new Event('view'));
    });
    this.#blend.addEventListener('input', () => this.#showBlend());
    this.#download.addEventListener('click', () => this.#translation && download(this.#translation.picture, 'picture.png'));
    this.#showBlend();
  }

  /** Whether the person wants to see warps, and whether they are there. */
  get wantsWarps() {
    return chosen(this.#view) === 'warps';
  }

  get hasWarps() {
    return (this.#translation?.warps.length ?? 0) > 0;
  }

  /** @param {boolean} busy */
  set busy(busy) {
    this.#pane.classList.toggle('busy', busy);
    this.#pane.setAttribute('aria-busy', String(busy));
  }

  /**
   * @param {Translation} translation
   * @param {import('./labelmap.js').LabelMap} map that it was made from
   * @param {import('./classtable.js').ClassTable} classes
   */
  async show(translation, map, classes) {
    const old = this.#translation?.url;
    this.#translation = translation;
    this.#image.src = translation.url;
    this.#image.alt = `Your map in the look of the exemplar, ${map.width} by ${map.height} pixels`;
    if (old) {
      // Only once the new picture is up: until then the old one still shows.
      this.#image.decode().catch(() => {}).finally(() => URL.revokeObjectURL(old));
    }
    map.drawTo(this.#overlay, classes);
    this.#warps.replaceChildren(...translation.warps.map(toFigure));
    this.#showTimings(translation.timings);
    this.#download.disabled = false;
    this.warn();
    this.#show();
  }

  /** @param {string} [text] */
  warn(text) {
    say(this.#message, text);
  }

  #show() {
    const view = chosen(this.#view);
    const ready = this.#translation !== null;
    const warps = ready && view === 'warps' && this.hasWarps;
    this.#image.hidden = !ready || warps;
    this.#warps.hidden = !warps;
    this.#overlay.hidden = !ready || view !== 'overlay';
    this.#blendField.hidden = this.#overlay.hidden;
  }

  #showBlend() {
    this.#overlay.style.opacity = String(this.#blend.valueAsNumber / 100);
  }

  /** @param {Translation['timings']} timings */
  #showTimings(timings) {
    const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    say(/** @type {HTMLElement} */ (this.#timings.querySelector('summary')), total > 0 ? `Made in ${duration(total)}` : '');
    this.#timings.querySelector('dl')?.replaceChildren(
      ...timings.map(({ name, milliseconds }) => {
        const row = create('div', {}, create('dt', {}, name), create('dd', {}, duration(milliseconds)));
        row.style.setProperty('--share', String(milliseconds / total));
        return row;
      }),
    );
    this.#timings.hidden = total === 0;
  }
}

/** @param {Translation['warps'][number]} warp */
function toFigure({ url, width, height }) {
  const size = `${width} × ${height}`;
  return create('figure', {}, create('img', { src: url, alt: `Warp of ${size} pixels` }), create('figcaption', {}, size));
}

/** @param {number} milliseconds */
function duration(milliseconds) {
  return milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.round(milliseconds)} ms`;
}
