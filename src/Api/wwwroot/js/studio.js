import { ContactSheet } from './result/contactsheet.js';
import { ClassTable } from './map/classtable.js';
import { element } from './page/dom.js';
import { ReadableError } from './page/errors.js';
import { readSession, writeSession } from './session/session.js';
import { ExemplarPane } from './look/exemplarpane.js';
import { ClassLooks } from './look/classlooks.js';
import { ClassReadings } from './look/classreadings.js';
import { tellOfKeeping } from './look/keptnote.js';
import { MapReader } from './look/mapreader.js';
import { PictureReading } from './look/picturereading.js';
import { ExemplarShelf } from './look/exemplarshelf.js';
import { Labels } from './map/labels.js';
import { MapPane } from './map/mappane.js';
import { classesOf } from './server/models.js';
import { Palette } from './map/palette.js';
import { Pictures } from './result/pictures.js';
import { Follower } from './follower.js';
import { Labelling } from './labelling.js';
import { Scenes } from './scenes.js';
import { ResultPane } from './result/resultpane.js';
import { Starts } from './starts.js';
import { listenForShortcuts } from './page/shortcuts.js';
import { Views } from './map/views.js';
import { Tools } from './map/tools.js';

/** @typedef {import('./server/api.js').Model} Model */
/** @typedef {import('./look/samples.js').Samples} Samples */
/** @typedef {import('./session/project.js').Project} Project */

/** The page's three panes and how they hang together: any change of a map or the exemplar requests the picture again. Dispatches `change` when there is something new to keep. */
export class Studio extends EventTarget {
  #picker;
  #model;
  #labelling;
  /** @type {Scenes} */
  #scenes;
  #starts;
  #tools = new Tools(element('tools', HTMLElement), element('brush-size', HTMLInputElement));
  #palette = new Palette(element('palette', HTMLElement));
  #map;
  #exemplar;
  #classLooks;
  #views;
  #shelf = new ExemplarShelf();
  #result;
  #pictures = new Pictures(this.#shelf);
  #contact = new ContactSheet(this.#pictures);
  #follower;
  /** The painter that undo and redo work on: the one painted last. */
  #painter;
  #undo = element('undo', HTMLButtonElement);
  #redo = element('redo', HTMLButtonElement);

  /** @param {import('./server/modelpicker.js').ModelPicker} picker @param {Samples} samples */
  constructor(picker, samples) {
    super();
    this.#picker = picker;
    this.#model = picker.model;
    const classes = classesOf(this.#model);
    this.#map = new MapPane(this.#tools, classes);
    this.#exemplar = new ExemplarPane(this.#tools, classes);
    this.#labelling = new Labelling(classes, this.#palette, [this.#map, this.#exemplar]);
    this.#starts = new Starts(samples, this.#map, this.#exemplar);
    this.#classLooks = new ClassLooks((index) => this.#exemplar.sample(index));
    this.#result = new ResultPane({
      probe: async (share) => this.#scenes.current && this.#pictures.probe(this.#scenes.current, share),
      tell: (...found) => this.#scenes.tellWhy(...found),
      tellShared: (share) => this.#scenes.tellShared(share),
    });
    this.#follower = new Follower(() => this.#scenes, this.#pictures, { map: this.#map, exemplar: this.#exemplar, result: this.#result });
    this.#scenes = new Scenes(this.#map, this.#exemplar, () => (
      { model: this.#model, labels: this.#labelling.labels, others: this.#classLooks.looks, options: this.#follower.options.options }
    ));
    this.#painter = this.#map.painter;
    this.#views = new Views(this.#tools, this.#map.painter, this.#exemplar.painter);
    const maps = new MapReader(this.#shelf);
    new PictureReading(this.#map, this.#exemplar, maps, () => this.#reader, (id) => this.#correctWith(id));
    new ClassReadings(this.#classLooks, maps, () => this.#reader);
    this.#listen();
  }

  /** Shows what was on the page before, or the first sample. @param {Project | null} last */
  async open(last) {
    if (!last || !(await this.restore(last, { first: true }).then(() => true, () => false))) {
      await this.use(this.#picker.model, { first: true });
    }
  }

  /** Whether a stroke is under way on one of the maps. */
  get changing() {
    return [this.#map, this.#exemplar].some(({ painter }) => painter.drawing.changing);
  }

  /** What is on the page. */
  session() {
    return readSession({ id: this.#model.id, labels: this.#labelling.labels }, this.#map, this.#exemplar, this.#classLooks);
  }

  /** Puts a project on the page. @param {Project} project @param {{first?: boolean}} [options] */
  async restore(project, options) {
    const model = this.#picker.find(project.model);
    if (!model || !new ClassTable(project.classes).agreesWith(classesOf(model))) {
      throw new ReadableError(`The project was made with the model ${project.model}, which this server does not have, or has with other classes.`);
    }
    await this.use(model, { first: true, begins: false });
    this.#labelling.labels = new Labels(classesOf(model), project.labels);
    await writeSession(project, this.#map, this.#exemplar, this.#classLooks, options);
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
    this.#follower.options.possible = model.seeds === true;
    this.#classLooks.possible = model.seeds === true;
    if (keeps) {
      this.#follower.request({ soon: true });
      return;
    }

    await this.#starts.offer(classes);
    this.#classLooks.offer(this.#exemplar.samples);
    if (begins) {
      await this.#starts.begin(classes);
    }
  }

  #listen() {
    for (const { painter } of [this.#map, this.#exemplar]) {
      painter.addEventListener('touch', () => (this.#painter = painter));
      painter.addEventListener('change', () => this.#showHistory());
      painter.addEventListener('pick', (event) => this.#palette.choose(/** @type {CustomEvent} */ (event).detail));
    }
    this.#map.painter.addEventListener('progress', () => this.#follower.follow());
    for (const source of [this.#map.painter, this.#exemplar, this.#classLooks, this.#labelling]) {
      source.addEventListener('change', () => this.#changed());
    }
    tellOfKeeping(this.#exemplar.kept, this.#shelf);
    this.#picker.addEventListener('choose', () => void this.use(this.#picker.model));
    for (const source of [this.#map.painter, this.#exemplar, this.#map.painter.drawing, this.#labelling, this.#classLooks, this.#follower.options]) {
      source.addEventListener('change', () => this.dispatchEvent(new Event('change')));
    }
    this.#palette.addEventListener('choose', () => (this.#tools.classId = this.#palette.classId));

    element('every-look', HTMLButtonElement).addEventListener('click', () => void this.#contact.open('Your map in every look', this.#scenes.looks()));
    element('every-map', HTMLButtonElement).addEventListener('click', () => void this.#contact.open('This look on every map', this.#scenes.maps()));
    const undo = () => this.#painter.undo();
    const redo = () => this.#painter.redo();
    this.#undo.addEventListener('click', undo);
    this.#redo.addEventListener('click', redo);
    const randomScene = () => this.#map.surprise(this.#exemplar.exemplar?.map?.classIds() ?? null);
    element('random-scene', HTMLButtonElement).addEventListener('click', randomScene);
    listenForShortcuts({ tools: this.#tools, palette: this.#palette, views: this.#views, undo, redo, randomScene });
  }

  /** Something that the picture is made of has changed. */
  #changed() {
    const { labels } = this.#labelling;
    this.#classLooks.show(() => ({ ids: labels.sent(this.#map.map).classIds(), classes: labels.model.classes }));
    this.#follower.request();
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

  #showHistory() {
    this.#undo.disabled = !this.#painter.drawing.canUndo;
    this.#redo.disabled = !this.#painter.drawing.canRedo;
  }
}
