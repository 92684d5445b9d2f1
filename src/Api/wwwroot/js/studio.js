import { ApiProblem, translate } from './api.js';
import { writeCurl } from './curl.js';
import { element } from './dom.js';
import { ExemplarPane } from './exemplarpane.js';
import { ExemplarShelf } from './exemplarshelf.js';
import { writeMap } from './mapfile.js';
import { MapPane } from './mappane.js';
import { classesOf } from './models.js';
import { Palette } from './palette.js';
import { Repainter } from './repainter.js';
import { ResultPane } from './resultpane.js';
import { matchSamples } from './samples.js';
import { listenForShortcuts } from './shortcuts.js';
import { Tools } from './tools.js';

/** @typedef {import('./api.js').Model} Model */
/** @typedef {import('./samples.js').Samples} Samples */
/** @typedef {import('./labelmap.js').LabelMap} LabelMap */

/**
 * A translation and what it was made from.
 * @typedef {object} Painting
 * @property {import('./api.js').Translation} translation
 * @property {LabelMap} map
 * @property {import('./classtable.js').ClassTable} classes
 */

/** The page's three panes and how they hang together: whatever changes a map or the exemplar asks for the picture anew. */
export class Studio {
  #model;
  #classes;
  #samples;
  #tools = new Tools(element('tools', HTMLElement), element('brush-size', HTMLInputElement));
  #palette = new Palette(element('palette', HTMLElement));
  #map;
  #exemplar;
  #shelf = new ExemplarShelf();
  #result = new ResultPane();
  /** @type {{map: LabelMap, classes: import('./classtable.js').ClassTable, file: Blob} | null} the exemplar's map as it was sent last */
  #written = null;
  #repainter = new Repainter((signal) => this.#translate(signal));
  /** The painter that undo and redo work on: the one painted last. */
  #painter;
  #undo = element('undo', HTMLButtonElement);
  #redo = element('redo', HTMLButtonElement);
  #surprise = element('surprise', HTMLButtonElement);
  #copy = element('copy-curl', HTMLButtonElement);
  #status = element('status', HTMLElement);
  /** Pairs of a sample map and an exemplar that has all its classes, by their indices. @type {import('./samples.js').SamplePair[]} */
  #pairs = [];
  /** The pane that shows the server's last problem. @type {{warn(text?: string): void} | null} */
  #warned = null;

  /** @param {Model} model @param {Samples} samples */
  constructor(model, samples) {
    this.#model = model;
    this.#samples = samples;
    this.#classes = classesOf(model);
    this.#map = new MapPane(this.#tools, this.#classes);
    this.#exemplar = new ExemplarPane(this.#tools, this.#classes);
    this.#painter = this.#map.painter;
    this.#listen();
  }

  /** Shows the first picture. */
  async open() {
    await this.use(this.#model, { first: true });
  }

  /** Translates with a model from now on. @param {Model} model @param {{first?: boolean}} [options] */
  async use(model, { first = false } = {}) {
    const classes = classesOf(model);
    const keeps = !first && this.#classes.agreesWith(classes);
    this.#model = model;
    this.#classes = classes;
    this.#palette.show(classes);
    this.#map.classes = classes;
    this.#exemplar.useModel(classes, model.exemplarMap === 'required');
    if (keeps) {
      this.#repainter.request({ soon: true });
      return;
    }

    this.#pairs = await matchSamples(this.#samples, classes);
    const fits = this.#pairs.length > 0;
    this.#map.showSamples(fits ? this.#samples.maps : []);
    this.#exemplar.showSamples(fits ? this.#samples.exemplars : []);
    this.#surprise.hidden = !fits;
    if (fits) {
      await Promise.all([this.#map.choose(0, { first: true }), this.#exemplar.choose(0)]);
    } else {
      this.#map.clear(classes.classes[0].id);
    }
  }

  #listen() {
    for (const { painter } of [this.#map, this.#exemplar]) {
      painter.addEventListener('touch', () => (this.#painter = painter));
      painter.addEventListener('change', () => this.#showHistory());
    }
    this.#map.painter.addEventListener('change', () => this.#repainter.request());
    this.#exemplar.addEventListener('change', () => this.#repainter.request());
    this.#exemplar.addEventListener('release', (event) => void this.#release(/** @type {CustomEvent} */ (event).detail));
    this.#shelf.addEventListener('kept', (event) => this.#exemplar.tellKept(/** @type {CustomEvent} */ (event).detail));
    this.#palette.addEventListener('choose', () => (this.#tools.classId = this.#palette.classId));
    this.#result.addEventListener('want', () => this.#repainter.want());

    this.#repainter.addEventListener('busy', () => (this.#result.busy = true));
    this.#repainter.addEventListener('idle', () => (this.#result.busy = false));
    this.#repainter.addEventListener('done', (event) => this.#show(/** @type {CustomEvent} */ (event).detail));
    this.#repainter.addEventListener('problem', (event) => this.#explain(/** @type {CustomEvent} */ (event).detail));

    const undo = () => this.#painter.undo();
    const redo = () => this.#painter.redo();
    this.#undo.addEventListener('click', undo);
    this.#redo.addEventListener('click', redo);
    this.#surprise.addEventListener('click', () => void this.#surpriseMe());
    this.#copy.addEventListener('click', () => void this.#copyCurl());
    const randomScene = () => this.#map.surprise(this.#exemplar.exemplar?.map?.classIds() ?? null);
    element('random-scene', HTMLButtonElement).addEventListener('click', randomScene);
    listenForShortcuts({ tools: this.#tools, palette: this.#palette, undo, redo, randomScene });
  }

  /** The same for every stroke on the other map: written once. @param {LabelMap} map @param {import('./classtable.js').ClassTable} classes */
  async #writeExemplarMap(map, classes) {
    if (this.#written?.classes !== classes || !this.#written.map.equals(map)) {
      const copy = map.clone();
      this.#written = { map: copy, classes, file: await writeMap(copy, classes) };
    }
    return this.#written.file;
  }

  /** @param {AbortSignal} signal @returns {Promise<Painting | null>} */
  async #translate(signal) {
    const { exemplar } = this.#exemplar;
    const { map } = this.#map;
    const classes = this.#classes;
    this.#exemplar.note(exemplar?.map ? missing(map, exemplar.map, classes) : '');
    if (!exemplar) {
      return null;
    }
    const request = {
      model: this.#model.id,
      width: map.width,
      height: map.height,
      map: await writeMap(map, classes),
      exemplarMap: exemplar.map && (await this.#writeExemplarMap(exemplar.map, classes)),
      evidence: this.#result.wanted,
    };
    const translation = await this.#shelf.use(exemplar.picture, (lent) => translate({ ...request, exemplar: lent }, signal));
    return { translation, map, classes };
  }

  /** @param {Painting} painting */
  #show({ translation, map, classes }) {
    this.#warned?.warn();
    this.#warned = null;
    this.#result.busy = false;
    this.#copy.disabled = false;
    this.#result.show(translation, map, classes);
    this.#status.textContent = 'The picture is ready.';
  }

  /** Tells of a problem beside the field that it blames. @param {{error: unknown, again: boolean}} problem */
  #explain({ error, again }) {
    this.#result.busy = again;
    const field = error instanceof ApiProblem ? error.field : '';
    const text = error instanceof ApiProblem ? error.message : 'Something went wrong in this page; reloading it may help.';
    const pane = field.startsWith('exemplar') ? this.#exemplar : field === 'map' ? this.#map : this.#result;
    this.#warned?.warn();
    this.#warned = pane;
    pane.warn(again ? `${text} Trying again…` : text);
  }

  #showHistory() {
    this.#undo.disabled = !this.#painter.canUndo;
    this.#redo.disabled = !this.#painter.canRedo;
  }

  async #surpriseMe() {
    const others = this.#pairs.filter((pair) => pair.map !== this.#map.index && pair.exemplar !== this.#exemplar.index);
    const { map, exemplar } = others[Math.floor(Math.random() * others.length)] ?? this.#pairs[0];
    await Promise.all([this.#map.choose(map), this.#exemplar.choose(exemplar)]);
  }

  /** @param {Blob} picture */
  async #release(picture) {
    const released = await this.#shelf.release(picture).then(() => true, () => false);
    this.#exemplar.tellReleased(picture, released);
  }

  async #copyCurl() {
    const exemplar = this.#exemplar.exemplar;
    if (!exemplar) {
      return;
    }
    const { width, height } = this.#map.map;
    const text = writeCurl({
      base: document.baseURI,
      files: [
        { field: 'map', name: 'map.png', address: this.#map.address },
        { field: 'exemplar', name: exemplar.name, address: exemplar.address },
        ...(exemplar.map ? [{ field: 'exemplarMap', name: 'exemplar-map.png', address: exemplar.mapAddress }] : []),
      ],
      fields: { model: this.#model.id, width, height },
    });
    try {
      await navigator.clipboard.writeText(text);
      this.#status.textContent = 'The curl command is on the clipboard.';
      this.#copy.classList.add('copied');
      setTimeout(() => this.#copy.classList.remove('copied'), 1500);
    } catch {
      // Browsers keep the clipboard from pages without TLS.
      element('curl-text', HTMLTextAreaElement).value = text;
      element('curl-dialog', HTMLDialogElement).showModal();
      element('curl-text', HTMLTextAreaElement).select();
    }
  }
}

/**
 * What to say of classes that the map has and the exemplar has not.
 * @param {LabelMap} map
 * @param {LabelMap} exemplarMap
 * @param {import('./classtable.js').ClassTable} classes
 */
function missing(map, exemplarMap, classes) {
  const lent = exemplarMap.classIds();
  const names = [...map.classIds()].filter((id) => !lent.has(id)).map((id) => classes.nameOf(id));
  return names.length === 0 ? '' : `No ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)} in this picture: something similar stands in.`;
}
