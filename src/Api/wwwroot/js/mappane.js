import { create, download, element, say } from './dom.js';
import { acceptDrops, acceptFile } from './dropzone.js';
import { ReadableError } from './errors.js';
import { LabelMap } from './labelmap.js';
import { readMap, writeMap } from './mapfile.js';
import { Painter } from './painter.js';
import { randomScene } from './randomscene.js';
import { fetchFile } from './samples.js';
import { Thumbnails } from './thumbnails.js';

/** @typedef {import('./classtable.js').ClassTable} ClassTable */

const sizes = [[256, 256], [384, 256], [256, 384]];

/** The map that the picture is made from: painted, begun from a sample, or loaded. */
export class MapPane {
  #classes;
  #message = element('map-message', HTMLElement);
  #size = element('size', HTMLSelectElement);
  #thumbnails = new Thumbnails(element('maps', HTMLElement));
  /** @type {import('./samples.js').SampleMap[]} */
  #samples = [];
  /** Which sample a map is. @type {WeakMap<LabelMap, number>} */
  #origins = new WeakMap();

  /** @param {import('./tools.js').Tools} tools @param {ClassTable} classes */
  constructor(tools, classes) {
    this.#classes = classes;
    this.painter = new Painter(element('map', HTMLCanvasElement), tools, classes);
    this.painter.addEventListener('change', () => this.#show());
    this.painter.addEventListener('touch', () => this.warn());
    this.painter.addEventListener('touch', () => dropHint());

    this.#size.append(...sizes.map(([width, height]) => create('option', { value: `${width}x${height}` }, `${width} × ${height}`)));
    this.#size.addEventListener('change', () => this.#resize());
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

  /** @param {ClassTable} classes */
  set classes(classes) {
    this.#classes = classes;
    this.painter.classes = classes;
  }

  /** @param {import('./samples.js').SampleMap[]} samples those whose classes the model has */
  showSamples(samples) {
    this.#samples = samples;
    this.#thumbnails.show(samples);
  }

  /** Begins from a sample. @param {number} index @param {{first?: boolean}} [options] */
  async choose(index, options) {
    const { address, name } = this.#samples[index];
    try {
      const map = await readMap(await fetchFile(address), this.#classes, { byColor: true });
      this.#origins.set(map, index);
      this.painter.open(map, options);
      this.warn();
    } catch {
      this.warn(`The map of the ${name} could not be loaded.`);
    }
  }

  /** Begins with one class everywhere. @param {number} id */
  clear(id) {
    this.painter.open(LabelMap.filled(256, 256, id), { first: true });
  }

  /** Begins with a landscape that nobody has seen yet. @param {Set<number> | null} lent classes that the exemplar has; null where unknown */
  surprise(lent) {
    const classes = this.#classes.classes.filter(({ id }) => !lent || lent.has(id));
    this.painter.open(randomScene(this.map, classes.length > 1 ? classes : this.#classes.classes));
    dropHint();
    this.warn();
  }

  /** Begins from a person's file. @param {File} file */
  async load(file) {
    try {
      const map = await readMap(file, this.#classes);
      const [width, height] = closestSize(map);
      this.painter.open(map.width === width && map.height === height ? map : map.resized(width, height));
      this.warn();
    } catch (error) {
      this.warn(error instanceof ReadableError ? error.message : 'That file could not be read.');
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

  #resize() {
    const [width, height] = this.#size.value.split('x').map(Number);
    this.painter.open(this.map.resized(width, height));
  }

  #show() {
    this.#thumbnails.index = this.index;
    const { width, height } = this.map;
    this.#size.value = `${width}x${height}`;
    document.documentElement.style.setProperty('--aspect', `${width} / ${height}`);
  }
}

/** Whoever has found out how to change the map needs no hint. */
function dropHint() {
  document.getElementById('hint')?.remove();
}

/** The offered size whose shape is closest. @param {LabelMap} map */
function closestSize(map) {
  const distance = (/** @type {number[]} */ [width, height]) => Math.abs(Math.log((width / height) * (map.height / map.width)));
  return sizes.reduce((best, size) => (distance(size) < distance(best) ? size : best));
}
