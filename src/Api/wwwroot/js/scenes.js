import { pixelAt, shareOf } from './result/places.js';
import { tellWhy } from './result/why.js';

/** @typedef {import('./look/exemplar.js').Exemplar} Exemplar */
/** @typedef {import('./map/labelmap.js').LabelMap} LabelMap */
/** @typedef {import('./map/labels.js').Labels} Labels */
/** @typedef {import('./result/contactsheet.js').Sight} Sight */
/** @typedef {import('./result/pictures.js').Scene} Scene */
/** @typedef {import('./result/places.js').Share} Share */

/**
 * What pictures depend on beside map and exemplar.
 * @typedef {object} Now
 * @property {import('./server/api.js').Model} model
 * @property {Labels} labels
 * @property {import('./look/classlooks.js').ClassLook[]} others
 * @property {import('./result/pictureoptions.js').Options} options
 */

/** What pictures are made of: the map, look, model and labels of the moment, and the samples in their place. */
export class Scenes {
  #map;
  #exemplar;
  #now;

  /**
   * @param {import('./map/mappane.js').MapPane} map
   * @param {import('./look/exemplarpane.js').ExemplarPane} exemplar
   * @param {() => Now} now
   */
  constructor(map, exemplar, now) {
    this.#map = map;
    this.#exemplar = exemplar;
    this.#now = now;
  }

  /** What shows on the page; null while nothing lends its look. @returns {Scene | null} */
  get current() {
    const { exemplar } = this.#exemplar;
    return exemplar && this.#of(this.#map.map, exemplar, this.#now().others);
  }

  /** The map in the look of each sample, and in that of the own picture. @returns {Sight[]} */
  looks() {
    const { map } = this.#map;
    const own = this.#exemplar.index === null ? this.#exemplar.exemplar : null;
    return [
      ...(own ? [{ name: own.name, scene: async () => this.#of(map, own), use: async () => {} }] : []),
      ...this.#exemplar.samples.map(({ name }, index) => ({
        name,
        scene: async () => this.#of(map, await this.#exemplar.sample(index)),
        use: () => this.#exemplar.choose(index),
      })),
    ];
  }

  /** Each sample map in the look that shows. @returns {Sight[]} */
  maps() {
    const { exemplar } = this.#exemplar;
    return exemplar === null
      ? []
      : this.#map.samples.map(({ name }, index) => ({
          name,
          scene: async () => this.#of(await this.#map.sample(index), exemplar, this.#now().others),
          use: () => this.#map.choose(index),
        }));
  }

  /** Why a pixel of the result looks as it does. @type {import('./result/large.js').Answers['tell']} */
  tellWhy(share, levels, grid, milliseconds) {
    const { table } = this.#now().labels;
    const looks = this.#exemplar.knownMap;
    const id = classAt(this.#map.map, share);
    const [best] = levels[levels.length - 1]?.matches ?? [];
    const matched = looks && best ? table.nameOf(classAt(looks, shareOf(best, grid))) : null;
    return tellWhy({ name: table.nameOf(id), matched, lacks: looks !== null && !looks.classIds().has(id), levels, grid, milliseconds });
  }

  /** Which picture a pixel of the result borrows from, where several lend their looks. @param {Share} share @returns {string} */
  tellShared(share) {
    const { labels, others } = this.#now();
    const map = labels.sent(this.#map.map);
    const id = classAt(map, share);
    const look = others.find(({ ids }) => ids.includes(id))?.exemplar ?? this.#exemplar.exemplar;
    return `Your map says ${labels.model.nameOf(id)} here. Its look comes from ${look?.name}. The server counts places over all pictures together, so no line leads to this one.`;
  }

  /**
   * A label of one's own that is on both maps is matched with itself; else it is what it is painted as.
   * @param {LabelMap} map
   * @param {Exemplar} exemplar
   * @param {import('./look/classlooks.js').ClassLook[]} [others] exemplars of single classes
   * @returns {Scene}
   */
  #of(map, exemplar, others = []) {
    const { model, labels, options } = this.#now();
    const plain = { model: model.id, stretches: model.matching === 'released', options, others };
    const lent = exemplar.map?.classIds();
    if (model.openLabels && labels.own.some(({ id }) => lent?.has(id))) {
      return { ...plain, classes: labels.table, map, exemplar, open: true };
    }
    return {
      ...plain,
      classes: labels.model,
      map: labels.sent(map),
      exemplar: { ...exemplar, map: exemplar.map && labels.sent(exemplar.map) },
      open: false,
    };
  }
}

/** @param {LabelMap} map @param {Share} share */
function classAt(map, share) {
  return map.ids[map.indexOf(pixelAt(share, map))];
}
