import { readPicture } from '../files/picture.js';
import { Guide } from '../map/guide.js';
import { paintable } from '../map/sizepicker.js';
import { ReadableError } from '../page/errors.js';
import { recall, remember } from '../session/database.js';
import { mapOf, dataOf } from '../session/project.js';
import { ReadingList } from './readinglist.js';

/** @typedef {import('../map/classtable.js').ClassTable} ClassTable */
/** @typedef {import('./mapreader.js').Reading} Reading */
/** @typedef {{model: string, name: string, classes: ClassTable} | null} Reader the model that reads pictures; null if the server has none for these classes */

/**
 * Shows what is read of own pictures: of the exemplar its map, to be corrected; of a photograph for the map pane its layout. Corrected maps
 * are kept in the browser, with their picture.
 */
export class PictureReading {
  #map;
  #exemplar;
  #reader;
  #maps;
  #list = new ReadingList();
  /** How the server knows own pictures. @type {WeakMap<Blob, string>} */
  #ids = new WeakMap();

  /**
   * @param {import('../map/mappane.js').MapPane} map
   * @param {import('./exemplarpane.js').ExemplarPane} exemplar
   * @param {import('./mapreader.js').MapReader} maps
   * @param {() => Reader} reader
   * @param {(id: number) => void} choose takes a class to paint
   */
  constructor(map, exemplar, maps, reader, choose) {
    this.#map = map;
    this.#exemplar = exemplar;
    this.#maps = maps;
    this.#reader = reader;
    this.#list.addEventListener('choose', (event) => choose(/** @type {CustomEvent} */ (event).detail));
    exemplar.addEventListener('own', (event) => void this.#readExemplar(/** @type {CustomEvent} */ (event).detail));
    exemplar.addEventListener('sample', () => this.#hide());
    exemplar.addEventListener('change', () => this.#keep());
    map.addEventListener('photograph', (event) => void this.#readLayout(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {{picture: Blob, known: boolean}} own */
  async #readExemplar({ picture, known }) {
    const reader = this.#reader();
    this.#hide();
    if (!reader) {
      return;
    }
    const reading = await this.#maps.read(picture, reader.model, reader.classes);
    if (!reading || this.#exemplar.picture !== picture) {
      return;
    }
    this.#ids.set(picture, reading.id);
    const kept = known ? undefined : await recall('maps', keyOf(reading.id, reader.classes));
    const corrected = kept ? mapOf(kept) : null;
    this.#exemplar.showRead(picture, corrected ?? reading.map, corrected !== null);
    const what = corrected ? 'Your corrected map of this picture is back. Read of it was:' : `What ${reader.name} reads of your picture. Wrong somewhere? Choose what it is, and click there with Region.`;
    this.#list.show(reading, reader.classes, what);
  }

  /** @param {{file: File, reason: string}} photograph and why it is no map */
  async #readLayout({ file, reason }) {
    const reader = this.#reader();
    try {
      const { blob, width, height } = await readPicture(file);
      if (!reader) {
        this.#map.warn(reason);
        return;
      }
      this.#map.warn();
      this.#map.note('Reading the layout of your photograph…');
      const reading = await this.#maps.read(blob, reader.model, reader.classes);
      if (!reading) {
        this.#map.note();
        this.#map.warn('The server could not read the layout of that photograph.');
        return;
      }
      const side = Math.max(this.#map.map.width, this.#map.map.height);
      const scale = side / Math.max(width, height);
      const size = paintable({ width: Math.round(width * scale), height: Math.round(height * scale) });
      this.#map.open(reading.map.resized(size.width, size.height), new Guide(await createImageBitmap(blob)));
      const names = new Intl.ListFormat('en').format(reading.classes.filter(({ share }) => share > 0.01).map(({ name }) => name));
      const asMap = file.type === 'image/png' ? ` (It is no map: ${reason})` : '';
      this.#map.note(`The layout of your photograph, as ${reader.name} reads it: ${names}. Correct it with Region, Brush and Fill.${asMap}`);
    } catch (error) {
      this.#map.warn(error instanceof ReadableError ? error.message : 'That file could not be read.');
    }
  }

  #hide() {
    this.#list.show(null, this.#map.painter.drawing.classes, '');
  }

  #keep() {
    const corrected = this.#exemplar.corrected;
    const id = corrected && this.#ids.get(corrected.picture);
    if (corrected && id) {
      void remember('maps', keyOf(id, this.#exemplar.painter.drawing.classes), dataOf(corrected.map));
    }
  }
}

/** The same picture may have a map for every set of classes. @param {string} id @param {ClassTable} classes */
function keyOf(id, classes) {
  return `${id} ${classes.classes.map(({ id: number, name }) => `${number}=${name}`).join()}`;
}
