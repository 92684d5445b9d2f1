import { translate } from '../server/translations.js';
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
 * @property {import('../look/exemplar.js').Exemplar} exemplar
 * @property {import('../look/classlooks.js').ClassLook[]} others exemplars of single classes
 * @property {import('./pictureoptions.js').Options} options
 * @property {boolean} open whether the maps have labels that the model does not declare
 * @property {boolean} stretches whether the model stretches the exemplar to the result's size
 */

/**
 * A picture, and what it was made from.
 * @typedef {object} Painting
 * @property {import('../server/translations.js').Translation} translation
 * @property {import('./resultpane.js').Shown} shown
 * @property {boolean} extra whether only what explains the picture was wanted
 * @property {boolean} last whether no sharper one comes after
 */

const explainable = 512; // longer side of the largest picture that is explained; matches of more are many megabytes

/** Has the server make pictures, at the size of a stage, and sends exemplars' maps in the form that was written last. */
export class Pictures {
  #shelf;
  /** The exemplars' maps as they were sent last. @type {{map: LabelMap, classes: ClassTable, file: Blob}[]} */
  #written = [];
  /** Id of the last result of each stage, which the next one continues: only what a stroke changes is computed. @type {(string | undefined)[]} */
  #made = [];

  /** @param {ExemplarShelf} shelf */
  constructor(shelf) {
    this.#shelf = shelf;
  }

  /**
   * @param {Scene} scene
   * @param {import('./repainter.js').Task} task
   * @param {import('../server/translations.js').Evidence[]} wanted what is to explain the picture
   * @param {AbortSignal} [signal]
   * @returns {Promise<Painting>}
   */
  async make(scene, { stage, live, extra }, wanted, signal) {
    const { map, classes, stretches, others } = scene;
    const stages = stagesOf(map);
    const explained = explainedStage(stages);
    const at = extra ? explained : Math.min(stage, stages.length - 1);
    const size = stages[at];
    const evidence = at <= explained ? wanted : [];
    // Evidence is of pictures that are computed as a whole, so those that it may be asked for are.
    const continues = evidence.length === 0 && (live || at > explained) ? this.#made[at] : undefined;
    const translation = await this.#send(scene, size, { evidence, continues }, signal);
    this.#made[at] = translation.id;
    const sharp = at === stages.length - 1;
    return { translation, shown: { map, classes, size, sharp, live, stretches, shared: others.length > 0 }, extra, last: live || extra || sharp };
  }

  /** Several pictures of the first stage, with one seed after the other. @param {Scene} scene @param {number} seed the first one @param {number} count */
  async vary(scene, seed, count) {
    const { url, variations } = await this.#send(scene, stagesOf(scene.map)[0], { seed, variations: count });
    URL.revokeObjectURL(url);
    return variations;
  }

  /** Asks where a pixel of the explained picture comes from. @param {Scene} scene @param {import('./places.js').Share} share */
  async probe(scene, share) {
    const stages = stagesOf(scene.map);
    const size = stages[explainedStage(stages)];
    const bitmap = await createImageBitmap(scene.exemplar.picture);
    const grid = exemplarGrid(size, bitmap, scene.stretches);
    bitmap.close();
    const { levels, timings, url } = await this.#send(scene, size, { probe: pixelAt(share, size) });
    URL.revokeObjectURL(url);
    return { levels, grid, milliseconds: timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0) };
  }

  /**
   * @param {Scene} scene
   * @param {Size} size
   * @param {Partial<import('../server/translations.js').TranslationRequest>} more
   * @param {AbortSignal} [signal]
   */
  async #send({ model, classes, map, exemplar, others, open, options }, size, more, signal) {
    const sent = size.width === map.width && size.height === map.height ? map : map.resized(size.width, size.height);
    const looks = [{ exemplar, classes: '*' }, ...others.map((other) => ({ exemplar: other.exemplar, classes: other.ids.map((id) => classes.colorOf(id)).join() }))];
    const maps = await Promise.all(looks.map((look, i) => look.exemplar.map && this.#write(look.exemplar.map, classes, i)));
    const request = { model, ...size, open, ...options, map: await writeMap(sent, classes), evidence: [], ...more };
    return this.#shelf.use(
      looks.map((look) => look.exemplar.picture),
      (lent) => translate({ ...request, exemplars: lent.map((picture, i) => ({ exemplar: picture, map: maps[i], classes: looks[i].classes })) }, signal),
    );
  }

  /** The same for every stroke on the other map: written once. @param {LabelMap} map @param {ClassTable} classes @param {number} place of its exemplar */
  async #write(map, classes, place) {
    const last = this.#written[place];
    if (last?.classes !== classes || !last.map.equals(map)) {
      const copy = map.clone();
      this.#written[place] = { map: copy, classes, file: await writeMap(copy, classes) };
    }
    return this.#written[place].file;
  }
}

/** The stage that says what the picture was made of. @param {Size[]} stages */
function explainedStage(stages) {
  return stages.findLastIndex(({ width, height }, i) => i === 0 || Math.max(width, height) <= explainable);
}
