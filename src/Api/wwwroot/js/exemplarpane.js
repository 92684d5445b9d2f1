import { choose, chosen, element, say } from './dom.js';
import { acceptDrops, acceptFile } from './dropzone.js';
import { ReadableError } from './errors.js';
import { KeptNote } from './keptnote.js';
import { LabelMap } from './labelmap.js';
import { readMap } from './mapfile.js';
import { Painter } from './painter.js';
import { readPicture } from './picture.js';
import { fetchFile } from './samples.js';
import { Thumbnails } from './thumbnails.js';

/** @typedef {import('./classtable.js').ClassTable} ClassTable */

/**
 * @typedef {object} Exemplar
 * @property {Blob} picture
 * @property {string} name of the file
 * @property {string | null} address null where it is the person's own
 * @property {LabelMap | null} map null where nobody knows it
 * @property {string | null} mapAddress null where it was painted or loaded
 */

/** @typedef {{blob: Blob, name: string, address: string | null, map: {map: LabelMap, address: string | null}}} OpenPicture */

const mapSide = 256; // longer side of a map that is painted over an own picture

/** The picture that lends its look: a sample or the person's own, with its map. Says `change`, and `release` with a picture that the server is to forget. */
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
  #kept = new KeptNote();
  #loadMap = element('load-exemplar-map', HTMLButtonElement);
  #thumbnails = new Thumbnails(element('exemplars', HTMLElement));
  /** @type {import('./samples.js').SampleExemplar[]} */
  #samples = [];
  /** @type {OpenPicture | null} */
  #picture = null;
  /** The maps that came with a picture or as a file; any other says something only once it is painted on. @type {WeakSet<LabelMap>} */
  #given = new WeakSet();
  #needsMap = false;
  /** Counts what was chosen, so that a slow load never replaces a later choice. */
  #turn = 0;

  /** @param {import('./tools.js').Tools} tools @param {ClassTable} classes */
  constructor(tools, classes) {
    super();
    this.#tools = tools;
    this.#classes = classes;
    this.painter = new Painter(this.#canvas, tools, classes);
    this.painter.addEventListener('change', () => this.#changed());
    this.painter.addEventListener('touch', () => this.warn());
    this.#view.addEventListener('change', () => this.#show());
    this.#thumbnails.addEventListener('choose', () => void this.choose(this.#thumbnails.index ?? 0));
    acceptFile(element('own-picture', HTMLButtonElement), element('picture-file', HTMLInputElement), (file) => this.load(file));
    acceptFile(this.#loadMap, element('exemplar-map-file', HTMLInputElement), (file) => this.loadMap(file));
    acceptDrops(element('exemplar-pane', HTMLElement), (file) => this.load(file));
    this.#kept.addEventListener('release', () => this.dispatchEvent(new CustomEvent('release', { detail: this.#picture?.blob })));
  }

  get index() {
    return this.#thumbnails.index;
  }

  /** @returns {Exemplar | null} null while there is nothing that the model could use */
  get exemplar() {
    const { base, painted } = this.painter;
    const map = painted || this.#given.has(base) ? this.painter.map : null;
    if (!this.#picture || (this.#needsMap && !map)) {
      return null;
    }
    const { blob, name, address, map: sample } = this.#picture;
    return { picture: blob, name, address, map, mapAddress: !painted && base === sample.map ? sample.address : null };
  }

  /** @param {ClassTable} classes @param {boolean} needsMap whether the model cannot do without the exemplar's map */
  useModel(classes, needsMap) {
    this.#classes = classes;
    this.#needsMap = needsMap;
    this.painter.classes = classes;
    this.#changed();
  }

  /** @param {import('./samples.js').SampleExemplar[]} samples */
  showSamples(samples) {
    this.#samples = samples;
    this.#thumbnails.show(samples.map(({ name, picture }) => ({ name, address: picture })));
  }

  /** Borrows from a sample. @param {number} index */
  async choose(index) {
    const turn = ++this.#turn;
    const { name, picture, map } = this.#samples[index];
    this.#thumbnails.index = index;
    try {
      const [blob, ids] = await Promise.all([
        fetchFile(picture),
        fetchFile(map).then((file) => readMap(file, this.#classes, { byColor: true })),
      ]);
      if (turn === this.#turn) {
        const file = new URL(picture, document.baseURI).pathname.split('/').slice(-2).join('-');
        this.#given.add(ids);
        this.#open({ blob, name: file, address: picture, map: { map: ids, address: map } }, name);
      }
    } catch {
      this.warn(`The picture ${name} could not be loaded.`);
    }
  }

  /** Borrows from a person's own picture. @param {File} file */
  async load(file) {
    const turn = ++this.#turn;
    try {
      const { blob, width, height } = await readPicture(file);
      if (turn === this.#turn) {
        const scale = mapSide / Math.max(width, height);
        const sides = [width, height].map((side) => Math.max(16, Math.round(side * scale)));
        const blank = LabelMap.filled(sides[0], sides[1], this.#tools.classId);
        this.#thumbnails.index = null;
        choose(this.#view, this.#needsMap ? 'map' : 'picture');
        this.#open({ blob, name: file.name, address: null, map: { map: blank, address: null } }, file.name);
      }
    } catch (error) {
      this.warn(error instanceof ReadableError ? error.message : 'That picture could not be read.');
    }
  }

  /** Takes a file as the map of the own picture. @param {File} file */
  async loadMap(file) {
    try {
      const map = await readMap(file, this.#classes);
      this.#given.add(map);
      this.painter.open(map);
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

  /** Tells how long the server keeps a picture, if it is the person's own. @param {{picture: Blob, until: Date}} kept */
  tellKept({ picture, until }) {
    if (picture === this.#picture?.blob && this.#picture.address === null) {
      this.#kept.show(until);
    }
  }

  /** @param {Blob} picture @param {boolean} released whether the server has deleted it */
  tellReleased(picture, released) {
    if (picture === this.#picture?.blob) {
      this.#kept.showReleased(released);
    }
  }

  /**
   * @param {OpenPicture} picture
   * @param {string} description
   */
  #open(picture, description) {
    this.#picture = picture;
    URL.revokeObjectURL(this.#image.src);
    this.#image.src = URL.createObjectURL(picture.blob);
    this.#image.alt = description;
    this.warn();
    this.#kept.hide();
    this.painter.open(picture.map.map, { first: true });
  }

  #changed() {
    this.#show();
    this.dispatchEvent(new Event('change'));
  }

  #show() {
    const paints = chosen(this.#view) === 'map';
    this.#canvas.hidden = !paints;
    this.#frame.classList.toggle('paintable', paints);
    this.#ask.hidden = this.#picture === null || this.exemplar !== null;
    this.#loadMap.hidden = !paints && this.#ask.hidden;
  }
}
