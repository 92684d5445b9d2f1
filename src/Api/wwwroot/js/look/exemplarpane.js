import { choose, chosen, element, say } from '../page/dom.js';
import { acceptDrops, acceptFile } from '../page/dropzone.js';
import { ReadableError } from '../page/errors.js';
import { KeptNote } from './keptnote.js';
import { LabelMap } from '../map/labelmap.js';
import { LookMap } from './lookmap.js';
import { readMap } from '../map/mapfile.js';
import { Painter } from '../map/painter.js';
import { Guide } from '../map/guide.js';
import { readPicture } from '../files/picture.js';
import { SampleLooks } from './samplelooks.js';

/** @typedef {import('../map/classtable.js').ClassTable} ClassTable */

/**
 * @typedef {object} Exemplar
 * @property {Blob} picture
 * @property {string} name of the file
 * @property {string | null} address null if it is the person's own
 * @property {LabelMap | null} map null if it is unknown
 * @property {string | null} mapAddress null if it was painted or loaded
 */

/** @typedef {{blob: Blob, name: string, address: string | null, map: {map: LabelMap, address: string | null}}} OpenPicture */

const mapSide = 256; // longer side of a map that is painted over an own picture

/** The picture that lends its look: a sample or the person's own, with its map. Says `change`, `sample`, and `own` with an own picture that was opened. */
export class ExemplarPane extends EventTarget {
  #tools;
  #classes;
  #image = element('exemplar', HTMLImageElement);
  #canvas = element('exemplar-map', HTMLCanvasElement);
  #frame = element('exemplar-frame', HTMLElement);
  #view = element('exemplar-view', HTMLElement);
  #ask = element('exemplar-ask', HTMLElement);
  #message = element('exemplar-message', HTMLElement);
  #note = element('exemplar-note', HTMLElement);
  #loadMap = element('load-exemplar-map', HTMLButtonElement);
  #samples = new SampleLooks();
  /** @type {OpenPicture | null} */
  #picture = null;
  #map;
  /** What was told last to have changed. @type {{picture: Blob, map: LabelMap | null} | null} */
  #told = null;
  #needsMap = false;
  /** Counts what was chosen, so that a slow load never replaces a later choice. */
  #turn = 0;

  /** @param {import('../map/tools.js').Tools} tools @param {ClassTable} classes */
  constructor(tools, classes) {
    super();
    this.#tools = tools;
    this.#classes = classes;
    this.kept = new KeptNote();
    this.painter = new Painter(this.#canvas, tools, classes);
    this.#map = new LookMap(this.painter);
    this.painter.addEventListener('change', () => this.#changed());
    this.painter.addEventListener('touch', () => this.warn());
    this.#view.addEventListener('change', () => this.#show());
    this.#samples.addEventListener('choose', (event) => void this.choose(/** @type {CustomEvent} */ (event).detail));
    acceptFile(element('own-picture', HTMLButtonElement), element('picture-file', HTMLInputElement), (file) => this.load(file));
    acceptFile(this.#loadMap, element('exemplar-map-file', HTMLInputElement), (file) => this.loadMap(file));
    acceptDrops(element('exemplar-pane', HTMLElement), (file) => this.load(file));
  }

  /** The picture that shows. */
  get picture() {
    return this.#picture?.blob ?? null;
  }

  /** The map of the picture as it was given, painted or read; null if it is unknown. */
  get knownMap() {
    return this.#map.known;
  }

  /** What is open, whether the model can use it or not. */
  get open() {
    return this.#picture;
  }

  get index() {
    return this.#samples.index;
  }

  /** @returns {Exemplar | null} null while there is nothing that the model could use */
  get exemplar() {
    const { base, painted } = this.painter;
    const map = this.#map.sent;
    if (!this.#picture || (this.#needsMap && !map)) {
      return null;
    }
    const { blob, name, address, map: sample } = this.#picture;
    return { picture: blob, name, address, map, mapAddress: !painted && base === sample.map ? sample.address : null };
  }

  get samples() {
    return this.#samples.all;
  }

  /** @param {ClassTable} classes */
  set classes(classes) {
    this.#classes = classes;
    this.painter.classes = classes;
  }

  /** @param {ClassTable} classes @param {boolean} needsMap whether the model cannot do without the exemplar's map */
  useModel(classes, needsMap) {
    this.classes = classes;
    this.#needsMap = needsMap;
    this.#changed();
  }

  /** @param {import('./samples.js').SampleExemplar[]} samples */
  showSamples(samples) {
    this.#samples.show(samples);
  }

  /** Borrows from the sample of an address. @param {string} address @param {LabelMap} [painted] its map as a person has changed it */
  async chooseAt(address, painted) {
    const index = this.#samples.indexOf(address);
    if (index !== null) {
      await this.choose(index);
      if (painted) {
        this.painter.open(painted);
      }
    }
  }

  /** The picture of a sample with its map. @param {number} index */
  sample(index) {
    return this.#samples.fetch(index, this.#classes);
  }

  /** Borrows from a sample. @param {number} index */
  async choose(index) {
    const turn = ++this.#turn;
    const { name, picture } = this.#samples.all[index];
    this.#samples.index = index;
    try {
      const { picture: blob, name: file, map: ids, mapAddress } = await this.sample(index);
      const guide = new Guide(await createImageBitmap(blob));
      if (turn === this.#turn) {
        this.#map.give(ids);
        this.dispatchEvent(new Event('sample'));
        this.#open({ blob, name: file, address: picture, map: { map: ids, address: mapAddress } }, name, guide);
      }
    } catch {
      this.warn(`The picture ${name} could not be loaded.`);
    }
  }

  /** Borrows from a person's own picture. @param {File} file */
  async load(file) {
    const turn = ++this.#turn;
    try {
      const { blob } = await readPicture(file);
      if (turn === this.#turn) {
        await this.openOwn({ blob, name: file.name });
      }
    } catch (error) {
      this.warn(error instanceof ReadableError ? error.message : 'That picture could not be read.');
    }
  }

  /** Borrows from an own picture, with its map where that is known. @param {{blob: Blob, name: string, map?: LabelMap}} own */
  async openOwn({ blob, name, map }) {
    const turn = ++this.#turn;
    const bitmap = await createImageBitmap(blob);
    if (turn !== this.#turn) {
      return;
    }
    const scale = mapSide / Math.max(bitmap.width, bitmap.height);
    const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(16, Math.round(side * scale)));
    const blank = LabelMap.filled(width, height, this.#tools.classId);
    if (map) {
      this.#map.give(map);
    }
    this.#samples.index = null;
    this.#open({ blob, name, address: null, map: { map: map ?? blank, address: null } }, name, new Guide(bitmap));
    this.dispatchEvent(new CustomEvent('own', { detail: { picture: blob, known: map !== undefined } }));
  }

  /**
   * Shows the map that was read of the own picture, unless that has another one by now.
   * @param {Blob} picture
   * @param {LabelMap} map taken over
   * @param {boolean} corrected whether a person has made it what it is; else it is sent only where the model cannot do without
   */
  showRead(picture, map, corrected) {
    if (picture !== this.#picture?.blob || this.#map.settled) {
      return;
    }
    this.#picture.map.map = map;
    this.#map.open(map, { given: corrected || this.#needsMap, read: true, first: true });
    choose(this.#view, 'map');
    this.#show();
  }

  /** The own picture with the map as a person has corrected it; null if there is nothing to remember. */
  get corrected() {
    return this.#picture?.address === null && this.painter.painted ? { picture: this.#picture.blob, map: this.painter.map } : null;
  }

  /** Takes a file as the map of the own picture. @param {File} file */
  async loadMap(file) {
    try {
      this.#map.open(await readMap(file, this.#classes), { given: true });
      this.warn();
    } catch (error) {
      this.warn(error instanceof ReadableError ? error.message : 'That file could not be read.');
    }
  }

  /** Shows what is wrong with the exemplar; nothing where it is right. @param {string} [text] */
  warn(text) {
    say(this.#message, text);
  }

  /** Shows what is worth knowing about the exemplar and not wrong. @param {string} [text] */
  note(text) {
    say(this.#note, text);
  }

  /**
   * @param {OpenPicture} picture
   * @param {string} description
   * @param {Guide | null} guide what the region tool goes by
   */
  #open(picture, description, guide) {
    this.#picture = picture;
    this.painter.guide = guide;
    URL.revokeObjectURL(this.#image.src);
    this.#image.src = URL.createObjectURL(picture.blob);
    this.#image.alt = description;
    this.warn();
    this.kept.picture = picture.address === null ? picture.blob : null;
    this.painter.open(picture.map.map, { first: true });
  }

  #changed() {
    this.#show();
    const { exemplar } = this;
    if (exemplar?.picture !== this.#told?.picture || exemplar?.map !== this.#told?.map || !exemplar) {
      this.#told = exemplar;
      this.dispatchEvent(new Event('change'));
    }
  }

  #show() {
    const paints = chosen(this.#view) === 'map';
    this.#canvas.hidden = !paints;
    this.#frame.classList.toggle('paintable', paints);
    this.#ask.hidden = this.#picture === null || this.exemplar !== null;
    this.#loadMap.hidden = !paints && this.#ask.hidden;
  }
}
