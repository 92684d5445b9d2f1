import { translate } from '../server/api.js';
import { writeMap } from '../map/mapfile.js';
import { ExemplarShelf } from '../look/exemplarshelf.js';
import { exemplarGrid, pixelAt } from './places.js';
import { stagesOf } from './stages.js';

/** @typedef {import('../map/labelmap.js').LabelMap} LabelMap */
/** @typedef {import('../map/classtable.js').ClassTable} ClassTable */
/** @typedef {import('./stages.js').Size} Size */

/**
 * What a picture is made of.
 * @typedef {object} Scene
 * @property {string} model
 * @property {ClassTable} classes
 * @property {LabelMap} map
 * @property {import('../look/exemplarpane.js').Exemplar} exemplar
 * @property {boolean} open whether the maps have labels that the model does not declare
 * @property {boolean} stretches whether the model stretches the exemplar to the result's size
 */

/**
 * A picture, and what it was made from.
 * @typedef {object} Painting
 * @property {import('../server/api.js').Translation} translation
 * @property {import('./resultpane.js').Shown} shown
 * @property {boolean} extra whether only what explains the picture was wanted
 * @property {boolean} last whether no sharper one comes after
 */

const explainable = 512; // longer side of the largest picture that is explained; matches of more are many megabytes

/** Has the server make pictures, at the size of a stage, and sends each exemplar's map in the form that was written last. */
export class Pictures {
  #shelf;
  /** The exemplar's map as it was sent last. @type {{map: LabelMap, classes: ClassTable, file: Blob} | null} */
  #written = null;

  /** @param {ExemplarShelf} shelf */
  constructor(shelf) {
    this.#shelf = shelf;
  }

  /**
   * @param {Scene} scene
   * @param {import('./repainter.js').Task} task
   * @param {import('../server/api.js').Evidence[]} wanted what is to explain the picture
   * @param {AbortSignal} [signal]
   * @returns {Promise<Painting>}
   */
  async make({ model, classes, map, exemplar, open, stretches }, { stage, live, extra }, wanted, signal) {
    const stages = stagesOf(map);
    const explained = explainedStage(stages);
    const at = extra ? explained : Math.min(stage, stages.length - 1);
    const size = stages[at];
    const sent = size.width === map.width && size.height === map.height ? map : map.resized(size.width, size.height);
    const request = {
      model,
      ...size,
      open,
      map: await writeMap(sent, classes),
      exemplarMap: exemplar.map && (await this.#write(exemplar.map, classes)),
      evidence: at <= explained ? wanted : [],
    };
    const translation = await this.#shelf.use(exemplar.picture, (lent) => translate({ ...request, exemplar: lent }, signal));
    const sharp = at === stages.length - 1;
    return { translation, shown: { map, classes, size, sharp, live, stretches }, extra, last: live || extra || sharp };
  }

  /** Asks where a pixel of the explained picture comes from. @param {Scene} scene @param {import('./places.js').Share} share */
  async probe({ model, classes, map, exemplar, open, stretches }, share) {
    const stages = stagesOf(map);
    const size = stages[explainedStage(stages)];
    const bitmap = await createImageBitmap(exemplar.picture);
    const grid = exemplarGrid(size, bitmap, stretches);
    bitmap.close();
    const request = {
      model,
      ...size,
      open,
      map: await writeMap(map.resized(size.width, size.height), classes),
      exemplarMap: exemplar.map && (await this.#write(exemplar.map, classes)),
      evidence: [],
      probe: pixelAt(share, size),
    };
    const { levels, timings, url } = await this.#shelf.use(exemplar.picture, (lent) => translate({ ...request, exemplar: lent }));
    URL.revokeObjectURL(url);
    return { levels, grid, milliseconds: timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0) };
  }

  /** The same for every stroke on the other map: written once. @param {LabelMap} map @param {ClassTable} classes */
  async #write(map, classes) {
    if (this.#written?.classes !== classes || !this.#written.map.equals(map)) {
      const copy = map.clone();
      this.#written = { map: copy, classes, file: await writeMap(copy, classes) };
    }
    return this.#written.file;
  }
}

/** The stage that says what the picture was made of. @param {Size[]} stages */
function explainedStage(stages) {
  return stages.findLastIndex(({ width, height }, i) => i === 0 || Math.max(width, height) <= explainable);
}
