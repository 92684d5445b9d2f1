import { element, say } from '../page/dom.js';
import { acceptDrops, acceptFile } from '../page/dropzone.js';
import { messageOf } from '../page/errors.js';
import { openOwn, openSample } from './exemplar.js';
import { KeptNote } from './keptnote.js';
import { LookMap } from './lookmap.js';
import { LookView } from './lookview.js';
import { readMap } from '../map/mapfile.js';
import { Painter } from '../map/painter.js';
import { readPicture } from '../files/picture.js';
import { SampleLooks } from './samplelooks.js';

/** @typedef {import('../map/classtable.js').ClassTable} ClassTable */

/** @typedef {import('./exemplar.js').Exemplar} Exemplar */
/** @typedef {import('./exemplar.js').OpenPicture} OpenPicture */
/** @typedef {import('../map/guide.js').Guide} Guide */
/** @typedef {import('../map/labelmap.js').LabelMap} LabelMap */

/** The picture that lends its look: a sample or the person's own, with its map. Says `change`, `sample`, and `own` with an own picture that was opened. */
export class ExemplarPane extends EventTarget {
  #tools;
  #classes;
  #view = new LookView(() => this.#show());
  #message = element('exemplar-message', HTMLElement);
  #note = element('exemplar-note', HTMLElement);
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
    this.painter = new Painter(this.#view.canvas, tools, classes);
    this.#map = new LookMap(this.painter);
    this.painter.addEventListener('change', () => this.#changed());
    this.painter.addEventListener('touch', () => this.warn());
    this.#samples.addEventListener('choose', (event) => void this.choose(/** @type {CustomEvent} */ (event).detail));
    acceptFile(element('own-picture', HTMLButtonElement), element('picture-file', HTMLInputElement), (file) => this.load(file));
    acceptFile(this.#view.loadMap, element('exemplar-map-file', HTMLInputElement), (file) => this.loadMap(file));
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
    const { name } = this.#samples.all[index];
    this.#samples.index = index;
    try {
      const { picture, guide } = await openSample(await this.sample(index));
      if (turn === this.#turn) {
        this.#map.give(picture.map.map);
        this.dispatchEvent(new Event('sample'));
        this.#open(picture, name, guide);
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
      this.warn(messageOf(error, 'That picture could not be read.'));
    }
  }

  /** Borrows from an own picture, with its map where that is known. @param {{blob: Blob, name: string, map?: LabelMap}} own */
  async openOwn(own) {
    const turn = ++this.#turn;
    const { picture, guide } = await openOwn(own, this.#tools.classId);
    if (turn !== this.#turn) {
      return;
    }
    if (own.map) {
      this.#map.give(own.map);
    }
    this.#samples.index = null;
    this.#open(picture, own.name, guide);
    this.dispatchEvent(new CustomEvent('own', { detail: { picture: own.blob, known: own.map !== undefined } }));
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
    this.#view.turnToMap();
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
      this.warn(messageOf(error, 'That file could not be read.'));
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
    this.#view.open(picture.blob, description);
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
    this.#view.show({ asks: this.#picture !== null && this.exemplar === null });
  }
}
