import { ApiProblem } from './server/api.js';
import { writeCurl } from './result/curl.js';
import { ContactSheet } from './result/contactsheet.js';
import { CurlButton } from './result/curlbutton.js';
import { ClassTable } from './map/classtable.js';
import { element } from './page/dom.js';
import { ReadableError } from './page/errors.js';
import { tellMissing } from './result/missing.js';
import { readSession, writeSession } from './session/session.js';
import { ExemplarPane } from './look/exemplarpane.js';
import { MapReader } from './look/mapreader.js';
import { PictureReading } from './look/picturereading.js';
import { ExemplarShelf } from './look/exemplarshelf.js';
import { Labels } from './map/labels.js';
import { MapPane } from './map/mappane.js';
import { classesOf } from './server/models.js';
import { Palette } from './map/palette.js';
import { Pictures } from './result/pictures.js';
import { Labelling } from './labelling.js';
import { Scenes } from './scenes.js';
import { Repainter } from './result/repainter.js';
import { ResultPane } from './result/resultpane.js';
import { matchSamples } from './look/samples.js';
import { listenForShortcuts } from './page/shortcuts.js';
import { Views } from './map/views.js';
import { Tools } from './map/tools.js';

/** @typedef {import('./server/api.js').Model} Model */
/** @typedef {import('./look/samples.js').Samples} Samples */
/** @typedef {import('./session/project.js').Project} Project */
/** @typedef {import('./result/pictures.js').Painting} Painting */

/** The page's three panes and how they hang together: any change of a map or the exemplar requests the picture again. Dispatches `change` when there is something new to keep. */
export class Studio extends EventTarget {
  #picker;
  #model;
  #labelling;
  #scenes;
  #samples;
  #tools = new Tools(element('tools', HTMLElement), element('brush-size', HTMLInputElement));
  #palette = new Palette(element('palette', HTMLElement));
  #map;
  #exemplar;
  #views;
  #shelf = new ExemplarShelf();
  #result;
  #pictures = new Pictures(this.#shelf);
  #contact = new ContactSheet(this.#pictures);
  #repainter = new Repainter((signal, task) => this.#translate(signal, task));
  /** The painter that undo and redo work on: the one painted last. */
  #painter;
  #undo = element('undo', HTMLButtonElement);
  #redo = element('redo', HTMLButtonElement);
  #surprise = element('surprise', HTMLButtonElement);
  #curl = new CurlButton(() => this.#writeCurl());
  #status = element('status', HTMLElement);
  /** Pairs of a sample map and an exemplar that has all its classes, by their indices. @type {import('./look/samples.js').SamplePair[]} */
  #pairs = [];
  /** The pane that shows the server's last problem. @type {{warn(text?: string): void} | null} */
  #warned = null;

  /** @param {import('./server/modelpicker.js').ModelPicker} picker @param {Samples} samples */
  constructor(picker, samples) {
    super();
    this.#picker = picker;
    this.#model = picker.model;
    this.#samples = samples;
    const classes = classesOf(this.#model);
    this.#map = new MapPane(this.#tools, classes);
    this.#exemplar = new ExemplarPane(this.#tools, classes);
    this.#labelling = new Labelling(classes, this.#palette, [this.#map, this.#exemplar]);
    this.#scenes = new Scenes(this.#map, this.#exemplar, () => ({ model: this.#model, labels: this.#labelling.labels }));
    this.#result = new ResultPane({
      probe: async (share) => this.#scenes.current && this.#pictures.probe(this.#scenes.current, share),
      tell: (...found) => this.#scenes.tellWhy(...found),
    });
    this.#painter = this.#map.painter;
    this.#views = new Views(this.#tools, this.#map.painter, this.#exemplar.painter);
    new PictureReading(this.#map, this.#exemplar, new MapReader(this.#shelf), () => this.#reader, (id) => this.#correctWith(id));
    this.#listen();
  }

  /** Shows what was on the page before, or the first sample. @param {Project | null} last */
  async open(last) {
    if (!last || !(await this.restore(last, { first: true }).then(() => true, () => false))) {
      await this.use(this.#picker.model, { first: true });
    }
  }

  /** What is on the page. */
  session() {
    return readSession({ id: this.#model.id, labels: this.#labelling.labels }, this.#map, this.#exemplar);
  }

  /** Puts a project on the page. @param {Project} project @param {{first?: boolean}} [options] */
  async restore(project, options) {
    const model = this.#picker.find(project.model);
    if (!model || !new ClassTable(project.classes).agreesWith(classesOf(model))) {
      throw new ReadableError(`The project was made with the model ${project.model}, which this server does not have, or has with other classes.`);
    }
    await this.use(model, { first: true, begins: false });
    this.#labelling.labels = new Labels(classesOf(model), project.labels);
    await writeSession(project, this.#map, this.#exemplar, options);
  }

  /** The result, for those who save it. */
  get picture() {
    return this.#result.picture;
  }

  get classes() {
    return this.#labelling.labels.table;
  }

  /** The map in its layers. */
  get sheet() {
    return this.#map.painter.drawing.sheet;
  }

  /** Translates with a model from now on. @param {Model} model @param {{first?: boolean, begins?: boolean}} [options] begins: whether samples are opened */
  async use(model, { first = false, begins = true } = {}) {
    const classes = classesOf(model);
    const keeps = !first && this.#labelling.labels.model.agreesWith(classes);
    this.#model = model;
    this.#labelling.labels = new Labels(classes, keeps ? this.#labelling.labels.own : []);
    this.#exemplar.useModel(this.#labelling.labels.table, model.exemplarMap === 'required');
    if (keeps) {
      this.#repainter.request({ soon: true });
      return;
    }

    this.#pairs = await matchSamples(this.#samples, classes);
    const fits = this.#pairs.length > 0;
    this.#map.showSamples(fits ? this.#samples.maps : []);
    this.#exemplar.showSamples(fits ? this.#samples.exemplars : []);
    this.#surprise.hidden = !fits;
    if (!begins) {
      return;
    }
    if (fits) {
      await Promise.all([this.#map.choose(0, { first: true }), this.#exemplar.choose(0)]);
    } else {
      this.#map.clear(classes.classes[0].id);
    }
  }

  #listen() {
    this.#labelling.addEventListener('change', () => {
      this.#repainter.request();
      this.dispatchEvent(new Event('change'));
    });
    for (const { painter } of [this.#map, this.#exemplar]) {
      painter.addEventListener('touch', () => (this.#painter = painter));
      painter.addEventListener('change', () => this.#showHistory());
      painter.addEventListener('pick', (event) => this.#palette.choose(/** @type {CustomEvent} */ (event).detail));
    }
    this.#map.painter.addEventListener('change', () => this.#repainter.request());
    this.#map.painter.addEventListener('progress', () => this.#repainter.follow());
    this.#exemplar.addEventListener('change', () => this.#repainter.request());
    this.#exemplar.addEventListener('release', (event) => void this.#release(/** @type {CustomEvent} */ (event).detail));
    this.#shelf.addEventListener('kept', (event) => this.#exemplar.tellKept(/** @type {CustomEvent} */ (event).detail));
    this.#picker.addEventListener('choose', () => void this.use(this.#picker.model));
    for (const source of [this.#map.painter, this.#exemplar, this.#map.painter.drawing]) {
      source.addEventListener('change', () => this.dispatchEvent(new Event('change')));
    }
    this.#palette.addEventListener('choose', () => (this.#tools.classId = this.#palette.classId));
    this.#result.addEventListener('want', () => this.#repainter.want());

    this.#repainter.addEventListener('busy', () => (this.#result.busy = true));
    this.#repainter.addEventListener('idle', () => (this.#result.busy = false));
    this.#repainter.addEventListener('done', (event) => this.#show(/** @type {CustomEvent} */ (event).detail));
    this.#repainter.addEventListener('problem', (event) => this.#explain(/** @type {CustomEvent} */ (event).detail));

    element('every-look', HTMLButtonElement).addEventListener('click', () => void this.#contact.open('Your map in every look', this.#scenes.looks()));
    element('every-map', HTMLButtonElement).addEventListener('click', () => void this.#contact.open('This look on every map', this.#scenes.maps()));
    const undo = () => this.#painter.undo();
    const redo = () => this.#painter.redo();
    this.#undo.addEventListener('click', undo);
    this.#redo.addEventListener('click', redo);
    this.#surprise.addEventListener('click', () => void this.#surpriseMe());
    const randomScene = () => this.#map.surprise(this.#exemplar.exemplar?.map?.classIds() ?? null);
    element('random-scene', HTMLButtonElement).addEventListener('click', randomScene);
    listenForShortcuts({ tools: this.#tools, palette: this.#palette, views: this.#views, undo, redo, randomScene });
  }

  /** @param {AbortSignal} signal @param {import('./result/repainter.js').Task} task @returns {Promise<Painting | null>} */
  async #translate(signal, task) {
    const scene = this.#scenes.current;
    this.#exemplar.note(scene?.exemplar.map && !task.live ? tellMissing(scene.map, scene.exemplar.map, scene.classes) : '');
    return scene && this.#pictures.make(scene, task, this.#result.wanted, signal);
  }

  /** The model that reads pictures with the classes of the one in use. */
  get #reader() {
    const model = this.#picker.readerFor(this.#model, (other) => this.#labelling.labels.model.agreesWith(classesOf(other)));
    return model && { model: model.id, name: model.name ?? model.id, classes: classesOf(model) };
  }

  /** Takes the region tool and a class to correct what was read. @param {number} id */
  #correctWith(id) {
    this.#palette.choose(id);
    this.#tools.tool = 'region';
  }

  /** @param {Painting} painting */
  #show({ translation, shown, extra, last }) {
    this.#warned?.warn();
    this.#warned = null;
    this.#result.busy = !last;
    this.#curl.enabled = true;
    if (extra) {
      URL.revokeObjectURL(translation.url);
      this.#result.explain(translation);
    } else {
      this.#result.show(translation, shown);
    }
    if (last) {
      this.#status.textContent = 'The picture is ready.';
    }
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
    this.#undo.disabled = !this.#painter.drawing.canUndo;
    this.#redo.disabled = !this.#painter.drawing.canRedo;
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

  /** The command that makes the same picture; null while nothing lends its look. */
  #writeCurl() {
    const exemplar = this.#exemplar.exemplar;
    if (!exemplar) {
      return null;
    }
    const { width, height } = this.#map.map;
    return writeCurl({
      base: document.baseURI,
      files: [
        { field: 'map', name: 'map.png', address: this.#map.address },
        { field: 'exemplar', name: exemplar.name, address: exemplar.address },
        ...(exemplar.map ? [{ field: 'exemplarMap', name: 'exemplar-map.png', address: exemplar.mapAddress }] : []),
      ],
      fields: { model: this.#model.id, width, height },
    });
  }
}
