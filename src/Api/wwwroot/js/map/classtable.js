/**
 * @typedef {object} SemanticClass
 * @property {number} id 0 to 255
 * @property {string} name
 * @property {string} color `#rrggbb`
 */

/** The classes of a model: ids, names and the colours that stand for them. */
export class ClassTable {
  /** @type {Map<number, SemanticClass>} */
  #byId;
  /** @type {Map<number, number>} */
  #idByColor;

  /** @param {SemanticClass[]} classes at least one */
  constructor(classes) {
    /** @readonly */
    this.classes = classes;
    this.#byId = new Map(classes.map((c) => [c.id, c]));
    this.#idByColor = new Map(classes.map((c) => [parseColor(c.color), c.id]));

    /** RGBA of each id as a canvas stores it in memory; unused ids are transparent. @readonly */
    this.pixels = new Uint32Array(256);
    const bytes = new Uint8Array(this.pixels.buffer);
    for (const { id, color } of classes) {
      const rgb = parseColor(color);
      bytes.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255, 255], 4 * id);
    }
  }

  /** @param {number} id */
  has(id) {
    return this.#byId.has(id);
  }

  /** @param {number} id @returns {string} */
  nameOf(id) {
    return this.#byId.get(id)?.name ?? `class ${id}`;
  }

  /** @param {number} id @returns {string} `#rrggbb` */
  colorOf(id) {
    return this.#byId.get(id)?.color ?? '#808080';
  }

  /** @param {number} rgb 24 bits, red on top @returns {number | undefined} */
  idOfColor(rgb) {
    return this.#idByColor.get(rgb);
  }

  /** Colours by id for a PNG's palette, three bytes each, without the unused end. @returns {Uint8Array} */
  toPalette() {
    const length = 1 + Math.max(...this.#byId.keys());
    const palette = new Uint8Array(3 * length);
    for (const { id, color } of this.classes) {
      const rgb = parseColor(color);
      palette.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255], 3 * id);
    }
    return palette;
  }

  /** Whether every id of this table means the same class in the other. @param {ClassTable} other */
  agreesWith(other) {
    return this.classes.every((c) => other.#byId.get(c.id)?.color === c.color);
  }
}

/** @param {string} color `#rrggbb` @returns {number} 24 bits, red on top */
function parseColor(color) {
  return Number.parseInt(color.slice(1), 16);
}
