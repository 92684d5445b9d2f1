import { acceptDrops, acceptFile } from '../page/dropzone.js';
import { download, element, say } from '../page/dom.js';
import { ReadableError } from '../page/errors.js';
import { Thumbnails } from '../page/thumbnails.js';
import { fetchFile } from '../look/samples.js';
import { LabelMap } from './labelmap.js';
import { LayersPane } from './layerspane.js';
import { readMap, writeMap } from './mapfile.js';
import { Painter } from './painter.js';
import { randomScene } from './randomscene.js';
import { resizedSheet } from './sheet.js';
import { paintable, SizePicker } from './sizepicker.js';

/** @typedef {import('./classtable.js').ClassTable} ClassTable */

/** The map that the picture is made from: painted, begun from a sample, or loaded. Says `photograph` with a picture whose layout is wanted. */
export class MapPane extends EventTarget {
  #classes;
  #tools;
  #message = element('map-message', HTMLElement);
  #note = element('map-note', HTMLElement);
  #size = new SizePicker();
  #thumbnails = new Thumbnails(element('maps', HTMLElement));
  /** @type {import('../look/samples.js').SampleMap[]} */
  #samples = [];
  /** Which sample a map is. @type {WeakMap<LabelMap, number>} */
  #origins = new WeakMap();

  /** @param {import('./tools.js').Tools} tools @param {ClassTable} classes */
  constructor(tools, classes) {
    super();
    this.#classes = classes;
    this.#tools = tools;
    this.painter = new Painter(element('map', HTMLCanvasElement), tools, classes);
    this.layers = new LayersPane(this.painter.drawing);
    this.painter.addEventListener('change', () => this.#show());
    this.painter.addEventListener('touch', () => this.warn());
    this.painter.addEventListener('touch', () => dropHint());

    this.#size.addEventListener('choose', (event) => this.#resize(/** @type {CustomEvent} */ (event).detail));
    this.#thumbnails.addEventListener('choose', () => void this.choose(this.#thumbnails.index ?? 0));
    acceptFile(element('load-map', HTMLButtonElement), element('map-file', HTMLInputElement), (file) => this.load(file));
    acceptDrops(element('map-pane', HTMLElement), (file) => this.load(file));
    element('save-map', HTMLButtonElement).addEventListener('click', async () => download(await this.write(), 'map.png'));
  }

  /** Which sample the map was begun from, if any. */
  get index() {
    return this.#origins.get(this.painter.base) ?? null;
  }

  get map() {
    return this.painter.map;
  }

  /** Where the map could be fetched, if it is a sample as it came. */
  get address() {
    return this.index === null || this.painter.painted ? null : this.#samples[this.index].address;
  }

  get samples() {
    return this.#samples;
  }

  /** @param {ClassTable} classes */
  set classes(classes) {
    this.#classes = classes;
    this.painter.classes = classes;
  }

  /** @param {import('../look/samples.js').SampleMap[]} samples those whose classes the model has */
  showSamples(samples) {
    this.#samples = samples;
    this.#thumbnails.show(samples);
  }

  /** @param {number} index @returns {Promise<LabelMap>} the map of a sample */
  async sample(index) {
    return readMap(await fetchFile(this.#samples[index].address), this.#classes, { byColor: true });
  }

  /** Begins from a sample. @param {number} index @param {{first?: boolean}} [options] */
  async choose(index, options) {
    const { name } = this.#samples[index];
    try {
      const map = await this.sample(index);
      this.#origins.set(map, index);
      this.open(map, null, options);
    } catch {
      this.warn(`The map of the ${name} could not be loaded.`);
    }
  }

  /** Begins with a map. @param {LabelMap} map taken over @param {import('./guide.js').Guide | null} guide the picture of this layout, if there is one @param {{first?: boolean}} [options] */
  open(map, guide = null, options) {
    this.painter.guide = guide;
    this.painter.open(map, options);
    this.note();
    this.warn();
  }

  /** Begins with one class everywhere. @param {number} id */
  clear(id) {
    this.open(LabelMap.filled(256, 256, id), null, { first: true });
  }

  /** Begins with a new random landscape. @param {Set<number> | null} lent classes that the exemplar has; null if unknown */
  surprise(lent) {
    const classes = this.#classes.classes.filter(({ id }) => !lent || lent.has(id));
    this.open(randomScene(this.map, classes.length > 1 ? classes : this.#classes.classes));
    dropHint();
  }

  /** Begins from a person's file: a map, or a photograph whose layout is to be read. @param {File} file */
  async load(file) {
    try {
      const map = await readMap(file, this.#classes);
      const { width, height } = paintable(map);
      this.open(map.width === width && map.height === height ? map : map.resized(width, height));
    } catch (error) {
      this.dispatchEvent(new CustomEvent('photograph', {
        detail: { file, reason: error instanceof ReadableError ? error.message : 'That file could not be read.' },
      }));
    }
  }

  /** @returns {Promise<Blob>} the map as a PNG */
  write() {
    return writeMap(this.map, this.#classes);
  }

  /** Shows what is wrong with the map; nothing where it is right. @param {string} [text] */
  warn(text) {
    say(this.#message, text);
  }

  /** Shows what is worth knowing about the map. @param {string} [text] */
  note(text) {
    say(this.#note, text);
  }

  /** @param {{width: number, height: number}} size */
  #resize({ width, height }) {
    const { drawing } = this.painter;
    drawing.open(resizedSheet(drawing.sheet, width, height));
  }

  #show() {
    this.#thumbnails.index = this.index;
    this.#size.show(this.map);
    this.#tools.tellFor(this.map);
    document.documentElement.style.setProperty('--aspect', `${this.map.width} / ${this.map.height}`);
  }
}

/** Once the map has been changed, the hint is no longer needed. */
function dropHint() {
  document.getElementById('hint')?.remove();
}
