/** @typedef {import('../map/labelmap.js').LabelMap} LabelMap */

/** The map of the picture that lends its look: what a person painted, and where the map beneath comes from. */
export class LookMap {
  #painter;
  /** The maps that came with a picture or as a file; any other says something only once it is painted on. @type {WeakSet<LabelMap>} */
  #given = new WeakSet();
  /** The maps that a model read of own pictures. @type {WeakSet<LabelMap>} */
  #read = new WeakSet();

  /** @param {import('../map/painter.js').Painter} painter */
  constructor(painter) {
    this.#painter = painter;
  }

  /** Whether it was given or painted, and not only read or blank. */
  get settled() {
    return this.#painter.painted || this.#given.has(this.#painter.base);
  }

  /** The map that goes with the picture; null if it is not settled. */
  get sent() {
    return this.settled ? this.#painter.map : null;
  }

  /** The map as it was given, painted or read; null if it is unknown. */
  get known() {
    return this.settled || this.#read.has(this.#painter.base) ? this.#painter.map : null;
  }

  /** Marks a map as one that came with a picture or as a file. @param {LabelMap} map */
  give(map) {
    this.#given.add(map);
  }

  /** Opens a map. @param {LabelMap} map taken over @param {{given?: boolean, read?: boolean, first?: boolean}} [origin] first: undo does not lead back */
  open(map, { given = false, read = false, first = false } = {}) {
    if (given) {
      this.#given.add(map);
    }
    if (read) {
      this.#read.add(map);
    }
    this.#painter.open(map, { first });
  }
}
