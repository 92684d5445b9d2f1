import { chosen, create, download, element, say } from './dom.js';
import { Tracer } from './tracer.js';

/** @typedef {import('./api.js').Translation} Translation */

/** @typedef {import('./api.js').Evidence} Evidence */

/** Views that are a picture of the server's beside the result. */
const pictures = /** @type {const} */ (['flow', 'confidence', 'correspondence']);

/**
 * The picture as it comes from the server, what it was made of, and the map laid over it. Says `want` when the person looks at something
 * that the translation has not brought.
 */
export class ResultPane extends EventTarget {
  #pane = element('result-pane', HTMLElement);
  #view = element('result-view', HTMLElement);
  #image = element('result', HTMLImageElement);
  #overlay = element('overlay', HTMLCanvasElement);
  #warps = element('warps', HTMLElement);
  #evidence = element('evidence', HTMLImageElement);
  #legend = element('legend', HTMLElement);
  #tracer = new Tracer();
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
      this.#want();
    });
    this.#tracer.addEventListener('want', () => this.#want());
    this.#blend.addEventListener('input', () => this.#showBlend());
    this.#download.addEventListener('click', () => this.#translation && download(this.#translation.picture, 'picture.png'));
    this.#showBlend();
  }

  /** What a translation has to bring for the person to see what they look at. @returns {Evidence[]} */
  get wanted() {
    const view = chosen(this.#view);
    /** @type {Evidence[]} */
    const wanted = view === 'warps' ? ['warps'] : pictures.filter((name) => name === view);
    return this.#tracer.active ? [...wanted, 'matches'] : wanted;
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
    this.#tracer.matches = translation.matches;
    this.#showTimings(translation.timings);
    this.#download.disabled = false;
    this.warn();
    this.#show();
    this.#want();
  }

  /** @param {string} [text] */
  warn(text) {
    say(this.#message, text);
  }

  #want() {
    if (this.#translation && this.wanted.some((name) => !has(/** @type {Translation} */ (this.#translation), name))) {
      this.dispatchEvent(new Event('want'));
    }
  }

  #show() {
    const view = chosen(this.#view);
    const translation = this.#translation;
    const picture = pictures.find((name) => name === view);
    const address = picture && translation?.pictures[picture];
    const warps = view === 'warps' && (translation?.warps.length ?? 0) > 0;
    if (picture && address) {
      this.#evidence.src = address;
      this.#evidence.alt = descriptions[picture];
    }
    this.#evidence.hidden = !address;
    say(this.#legend, picture && address ? descriptions[picture] : '');
    this.#image.hidden = !translation || warps || Boolean(address);
    this.#warps.hidden = !warps;
    this.#overlay.hidden = !translation || view !== 'overlay';
    this.#blendField.hidden = this.#overlay.hidden;
    this.#tracer.enabled = translation !== null && view !== 'warps' && view !== 'correspondence';
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

/** What the colours mean, for eyes and for screen readers. */
const descriptions = {
  flow: 'Which way each pixel came: yellow from the right, blue from the left, light from above, dark from below, grey from the same place.',
  confidence: 'How sure the matches are: light yellow is high, dark blue low. Depending on the model, how similar the matched places are, or how well neighbouring matches agree.',
  correspondence: 'The exemplar at the left, the result at the right: the same colour is the same place.',
};

/** @param {Translation} translation @param {Evidence} name */
function has(translation, name) {
  return name === 'warps' ? translation.warps.length > 0 : name === 'matches' ? translation.matches !== null : Boolean(translation.pictures[name]);
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
