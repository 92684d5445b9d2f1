import { chosen, download, element, say } from '../page/dom.js';
import { Compare } from './compare.js';
import { EvidenceView } from './evidenceview.js';
import { Large } from './large.js';
import { Timings } from './timings.js';
import { Tracer } from './tracer.js';

/** @typedef {import('../server/translations.js').Translation} Translation */

/** @typedef {import('../server/translations.js').Evidence} Evidence */
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
 * @property {boolean} shared whether several exemplars share it, so that a match is no place of a single one
 */

/**
 * The picture as it comes from the server, what it was made of, and the map laid over it. Says `want` when the person looks at something
 * that the translation has not brought.
 */
export class ResultPane extends EventTarget {
  #pane = element('result-pane', HTMLElement);
  #view = element('result-view', HTMLElement);
  #image = element('result', HTMLImageElement);
  #overlay = element('overlay', HTMLCanvasElement);
  #evidence = new EvidenceView();
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
  #shared = element('shared-note', HTMLElement);
  /** @type {Translation | null} */
  #translation = null;
  /** What the picture shows, for the overlay. @type {Shown | null} */
  #shown = null;
  #busy = false;
  /** Whether the picture is to be saved as soon as that of what is on the page is sharp. */
  #saves = false;

  /** @param {Omit<import('./large.js').Answers, 'before'>} answers */
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
    const wanted = this.#evidence.neededFor(chosen(this.#view));
    return !this.#shown?.shared && (this.#tracer.active || this.#large.wantsMatches) ? [...wanted, 'matches'] : wanted;
  }

  /** @param {boolean} busy */
  set busy(busy) {
    this.#busy = busy;
    this.#pane.classList.toggle('busy', busy);
    this.#pane.setAttribute('aria-busy', String(busy));
    if (!busy && this.#saves) {
      this.#save();
    }
  }

  /** Shows a picture in the place of the one before, of whatever size: the frame keeps its own. @param {Translation} translation @param {Shown} shown */
  show(translation, shown) {
    const old = this.#translation?.url;
    this.#translation = translation;
    if (shown.map !== this.#shown?.map) {
      this.#evidence.clear();
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
    }
  }

  /** Takes what a translation of the same map has brought beside its picture. @param {import('./evidenceview.js').Made} made */
  explain(made) {
    this.#evidence.add(made);
    this.#tracer.matches = this.#evidence.matches;
    this.#tracer.stretches = this.#shown?.stretches ?? false;
    this.#show();
    this.#enlarge();
  }

  #enlarge() {
    const { matches } = this.#evidence;
    const { stretches = false, shared = false } = this.#shown ?? {};
    this.#large.take({ result: this.#image.src, exemplar: element('exemplar', HTMLImageElement).src, matches, stretches, shared });
  }

  /** The picture that shows; null before the first result. */
  get picture() {
    return this.#translation?.picture ?? null;
  }

  /** Saves the picture of what is on the page, at its full size, as soon as that is there. */
  #save() {
    this.#saves = this.#busy || this.#shown?.sharp === false;
    this.#download.classList.toggle('waiting', this.#saves);
    if (this.#translation && !this.#saves) {
      download(this.#translation.picture, 'picture.png');
    }
  }

  /** Saves nothing that was to be saved: its picture does not come. */
  giveUpSaving() {
    this.#saves = false;
    this.#download.classList.remove('waiting');
  }

  /** @param {string} [text] */
  warn(text) {
    say(this.#message, text);
  }

  #want() {
    if (this.#translation && this.wanted.some((name) => !this.#evidence.has(name))) {
      this.dispatchEvent(new Event('want'));
    }
  }

  #show() {
    const view = chosen(this.#view);
    const translation = this.#translation;
    this.#image.hidden = this.#evidence.show(view) || !translation;
    this.#overlay.hidden = !translation || view !== 'overlay';
    if (this.#shown && !this.#overlay.hidden) {
      this.#shown.map.drawTo(this.#overlay, this.#shown.classes);
    }
    this.#blendField.hidden = this.#overlay.hidden;
    this.#compare.visible = translation !== null && view === 'compare';
    this.#shared.hidden = !this.#shown?.shared;
    this.#tracer.enabled = translation !== null && !this.#shown?.shared && !['warps', 'correspondence', 'compare'].includes(view ?? '');
  }

  #showBlend() {
    this.#overlay.style.opacity = String(this.#blend.valueAsNumber / 100);
  }
}
