import { chosen, create, download, element, say } from '../page/dom.js';
import { Compare } from './compare.js';
import { Large } from './large.js';
import { Timings } from './timings.js';
import { Tracer } from './tracer.js';

/** @typedef {import('../server/api.js').Translation} Translation */

/** @typedef {import('../server/api.js').Evidence} Evidence */
/** @typedef {import('../map/labelmap.js').LabelMap} LabelMap */

/**
 * What is known of a picture that shows.
 * @typedef {object} Shown
 * @property {LabelMap} map that it was made from, at the full size
 * @property {import('../map/classtable.js').ClassTable} classes
 * @property {{width: number, height: number}} size that it was made at
 * @property {boolean} sharp whether that is the full size
 * @property {boolean} live whether the change that it follows was still under way
 * @property {boolean} stretches whether the model stretches the exemplar to that size
 */

/** @typedef {Pick<Translation, 'warps' | 'pictures' | 'matches'>} Made what a picture was made of */

/** @type {Made} */
const nothing = { warps: [], pictures: {}, matches: null };

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
  #compare = new Compare();
  #large;
  #blendField = element('blend-field', HTMLElement);
  #blend = element('blend', HTMLInputElement);
  #message = element('result-message', HTMLElement);
  #timings = new Timings();
  #download = element('download', HTMLButtonElement);
  #enlargeButton = element('enlarge', HTMLButtonElement);
  #size = element('result-size', HTMLElement);
  /** @type {Translation | null} */
  #translation = null;
  /** What the picture shows, for the overlay. @type {Shown | null} */
  #shown = null;
  #made = nothing;
  /** Whether the picture is to be saved as soon as it is sharp. */
  #saves = false;

  /** @param {Pick<import('./large.js').Answers, 'probe' | 'tell'>} answers */
  constructor(answers) {
    super();
    this.#large = new Large({ ...answers, before: (canvas) => this.#compare.drawTo(canvas) });
    this.#large.addEventListener('show', () => this.#enlarge());
    this.#large.addEventListener('want', () => this.#want());
    this.#view.addEventListener('change', () => {
      this.#show();
      this.#want();
    });
    this.#tracer.addEventListener('want', () => this.#want());
    this.#blend.addEventListener('input', () => this.#showBlend());
    this.#download.addEventListener('click', () => this.#save());
    this.#showBlend();
  }

  /** What a translation has to bring for the person to see what they look at. @returns {Evidence[]} */
  get wanted() {
    const view = chosen(this.#view);
    /** @type {Evidence[]} */
    const wanted = view === 'warps' ? ['warps'] : pictures.filter((name) => name === view);
    return this.#tracer.active || this.#large.wantsMatches ? [...wanted, 'matches'] : wanted;
  }

  /** @param {boolean} busy */
  set busy(busy) {
    this.#pane.classList.toggle('busy', busy);
    this.#pane.setAttribute('aria-busy', String(busy));
  }

  /** Shows a picture in the place of the one before, of whatever size: the frame keeps its own. @param {Translation} translation @param {Shown} shown */
  show(translation, shown) {
    const old = this.#translation?.url;
    this.#translation = translation;
    if (shown.map !== this.#shown?.map) {
      this.#made = nothing;
    }
    this.#shown = shown;
    this.#image.src = translation.url;
    this.#image.alt = `Your map in the look of the exemplar, ${shown.map.width} by ${shown.map.height} pixels`;
    if (old) {
      // Only once the new picture is up: until then the old one still shows.
      this.#image.decode().catch(() => {}).finally(() => URL.revokeObjectURL(old));
    }
    const { width, height } = shown.size;
    say(this.#size, shown.sharp ? `${width} × ${height}` : `${width} × ${height}, getting sharper…`);
    this.#timings.show(translation.timings);
    void this.#compare.take(translation.picture, shown);
    this.#download.disabled = false;
    this.#enlargeButton.disabled = false;
    this.warn();
    this.explain(translation);
    if (shown.sharp) {
      this.#want();
      if (this.#saves) {
        this.#save();
      }
    }
  }

  /** Takes what a translation of the same map has brought beside its picture. @param {Made} made */
  explain({ warps, pictures: brought, matches }) {
    this.#made = {
      warps: warps.length > 0 ? warps : this.#made.warps,
      pictures: { ...this.#made.pictures, ...Object.fromEntries(Object.entries(brought).filter(([, url]) => url)) },
      matches: matches ?? this.#made.matches,
    };
    this.#warps.replaceChildren(...this.#made.warps.map(toFigure));
    this.#tracer.matches = this.#made.matches;
    this.#tracer.stretches = this.#shown?.stretches ?? false;
    this.#show();
    this.#enlarge();
  }

  #enlarge() {
    const { matches } = this.#made;
    this.#large.take({ result: this.#image.src, exemplar: element('exemplar', HTMLImageElement).src, matches, stretches: this.#shown?.stretches ?? false });
  }

  /** The picture that shows; null before the first result. */
  get picture() {
    return this.#translation?.picture ?? null;
  }

  /** Saves the picture, at its full size, as soon as that is there. */
  #save() {
    this.#saves = this.#shown?.sharp === false;
    this.#download.classList.toggle('waiting', this.#saves);
    if (this.#translation && !this.#saves) {
      download(this.#translation.picture, 'picture.png');
    }
  }

  /** @param {string} [text] */
  warn(text) {
    say(this.#message, text);
  }

  #want() {
    if (this.#translation && this.wanted.some((name) => !has(this.#made, name))) {
      this.dispatchEvent(new Event('want'));
    }
  }

  #show() {
    const view = chosen(this.#view);
    const translation = this.#translation;
    const picture = pictures.find((name) => name === view);
    const address = picture && this.#made.pictures[picture];
    const warps = view === 'warps' && this.#made.warps.length > 0;
    if (picture && address) {
      this.#evidence.src = address;
      this.#evidence.alt = descriptions[picture];
    }
    this.#evidence.hidden = !address;
    say(this.#legend, picture && address ? descriptions[picture] : '');
    this.#image.hidden = !translation || warps || Boolean(address);
    this.#warps.hidden = !warps;
    this.#overlay.hidden = !translation || view !== 'overlay';
    if (this.#shown && !this.#overlay.hidden) {
      this.#shown.map.drawTo(this.#overlay, this.#shown.classes);
    }
    this.#blendField.hidden = this.#overlay.hidden;
    this.#compare.visible = translation !== null && view === 'compare';
    this.#tracer.enabled = translation !== null && !['warps', 'correspondence', 'compare'].includes(view ?? '');
  }

  #showBlend() {
    this.#overlay.style.opacity = String(this.#blend.valueAsNumber / 100);
  }
}

/** What the colours mean, for eyes and for screen readers. */
const descriptions = {
  flow: 'Which way each pixel came: yellow from the right, blue from the left, light from above, dark from below, grey from the same place.',
  confidence: 'How sure the matches are: light yellow is high, dark blue low. Depending on the model, how similar the matched places are, or how well neighbouring matches agree.',
  correspondence: 'The exemplar at the left, the result at the right: the same colour is the same place.',
};

/** @param {Made} made @param {Evidence} name */
function has(made, name) {
  return name === 'warps' ? made.warps.length > 0 : name === 'matches' ? made.matches !== null : Boolean(made.pictures[name]);
}

/** @param {Translation['warps'][number]} warp */
function toFigure({ url, width, height }) {
  const size = `${width} × ${height}`;
  return create('figure', {}, create('img', { src: url, alt: `Warp of ${size} pixels` }), create('figcaption', {}, size));
}
