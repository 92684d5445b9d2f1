import { LabelMap } from './labelmap.js';

/** Classes by what they can be in a landscape; a model that has others gets plain layers of what it has. */
const roles = {
  sky: ['sky'],
  clouds: ['cloud', 'clouds'],
  ranges: ['mountain', 'hill', 'rock'],
  caps: ['snow'],
  grounds: ['grass', 'field', 'water', 'sand', 'tree', 'flowers', 'snow', 'rock'],
  boulders: ['rock', 'stone'],
  trees: ['tree', 'trees'],
  houses: ['building', 'house'],
  paths: ['path', 'road'],
};

/**
 * Makes up a landscape: ranges below a sky, grounds in front of each other, and what stands on them.
 * @param {{width: number, height: number}} size
 * @param {{id: number, name: string}[]} classes to choose from
 * @param {() => number} [random] 0 to 1, 1 excluded
 */
export function randomScene({ width, height }, classes, random = Math.random) {
  const scene = new Scene(new LabelMap(width, height), random);
  const ids = (/** @type {string[]} */ names) => classes.filter(({ name }) => names.includes(name.toLowerCase())).map(({ id }) => id);
  const [sky] = ids(roles.sky);
  const grounds = scene.shuffled(ids(roles.grounds));
  if (sky === undefined || grounds.length === 0) {
    const layers = scene.shuffled(classes.map(({ id }) => id)).slice(0, 5);
    layers.forEach((id, i) => scene.ground(id, i / layers.length, 0.08));
    return scene.map;
  }

  scene.ground(sky, 0, 0);
  const horizon = scene.between(0.34, 0.56);
  const [cloud, range, cap, tree, house, boulder, path] = [roles.clouds, roles.ranges, roles.caps, roles.trees, roles.houses, roles.boulders, roles.paths]
    .map((names) => scene.shuffled(ids(names))[0]);
  scene.times(cloud, 1, 4, (id) => scene.cloud(id, horizon));
  scene.times(range, 1, 2, (id) => scene.range(id, horizon, cap));
  const layers = grounds.slice(0, 2 + Math.floor(2.5 * random()));
  layers.forEach((id, i) => scene.ground(id, horizon + ((1 - horizon) * i) / layers.length, i === 0 ? 0.03 : 0.07));
  scene.times(path, 0, 1, (id) => scene.path(id, horizon));
  scene.times(house, 0, 2, (id) => scene.house(id, horizon));
  scene.times(boulder, 0, 3, (id) => scene.boulder(id, horizon));
  scene.times(tree, 1, 7, (id) => scene.tree(id, horizon));
  return scene.map;
}

/** Draws with chance. Lengths and places are shares of the map's height, and of its width from left to right. */
class Scene {
  #random;

  /** @param {LabelMap} map @param {() => number} random */
  constructor(map, random) {
    this.map = map;
    this.#random = random;
  }

  /** @param {number} low @param {number} high */
  between(low, high) {
    return low + (high - low) * this.#random();
  }

  /** @template T @param {T[]} items @returns {T[]} */
  shuffled(items) {
    const keyed = items.map((item) => ({ item, key: this.#random() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }

  /** @param {number | undefined} id nothing is drawn where no class can be it @param {number} least @param {number} most @param {(id: number) => void} draw */
  times(id, least, most, draw) {
    const count = Math.floor(this.between(least, most + 1));
    for (let i = 0; id !== undefined && i < count; i++) {
      draw(id);
    }
  }

  /** Everything below a rolling edge. @param {number} id @param {number} top @param {number} roughness */
  ground(id, top, roughness) {
    const edge = this.#edge(top, roughness);
    this.#paint(id, (x, y) => y >= edge[x]);
  }

  /** @param {number} id @param {number} horizon @param {number | undefined} cap on its heights */
  range(id, horizon, cap) {
    const edge = this.#edge(horizon - this.between(0.06, 0.2), 0.2);
    this.#paint(id, (x, y) => y >= edge[x]);
    if (cap !== undefined && this.#random() < 0.6) {
      const line = this.#edge(horizon - 0.16, 0.05);
      this.#paint(cap, (x, y) => y >= edge[x] && y < line[x]);
    }
  }

  /** @param {number} id @param {number} horizon */
  cloud(id, horizon) {
    const [x, y] = [this.between(0, 1), this.between(0.05, horizon - 0.18)];
    for (let i = 0; i < 4; i++) {
      this.#ellipse(id, x + this.between(-0.08, 0.08), y + this.between(-0.015, 0.015), this.between(0.05, 0.11), this.between(0.02, 0.04));
    }
  }

  /** @param {number} id @param {number} horizon */
  tree(id, horizon) {
    const foot = this.between(horizon + 0.05, 0.98);
    const size = 0.3 * (foot - horizon) + 0.06; // what is nearer is larger
    const x = this.between(0, 1);
    this.#rectangle(id, x - 0.06 * size, foot - 0.5 * size, 0.12 * size, 0.5 * size);
    for (let i = 0; i < 3; i++) {
      this.#ellipse(id, x + this.between(-0.15, 0.15) * size, foot - this.between(0.6, 1) * size, 0.3 * size, 0.28 * size);
    }
  }

  /** @param {number} id @param {number} horizon */
  house(id, horizon) {
    const foot = this.between(horizon + 0.04, 0.85);
    const size = 0.3 * (foot - horizon) + 0.07;
    const x = this.between(0.05, 0.85);
    const [width, height] = this.#sides;
    this.#rectangle(id, x, foot - 0.6 * size, size, 0.6 * size);
    const ridge = x * width + (size / 2) * height;
    this.#paint(id, (px, py) => py < foot - 0.6 * size && Math.abs(px - ridge) < (py - foot + size) * 1.4 * height);
  }

  /** @param {number} id @param {number} horizon */
  boulder(id, horizon) {
    const y = this.between(horizon + 0.1, 0.96);
    const size = 0.12 * (y - horizon) + 0.015;
    this.#ellipse(id, this.between(0, 1), y, 1.5 * size, size);
  }

  /** Winds from the foreground to the horizon. @param {number} id @param {number} horizon */
  path(id, horizon) {
    const [from, to, bend] = [this.between(0.2, 0.8), this.between(0.2, 0.8), this.between(-0.25, 0.25)];
    const [width] = this.#sides;
    this.#paint(id, (x, y) => {
      const near = (y - horizon) / (1 - horizon);
      return near > 0.02 && Math.abs(x / width - (to + (from - to) * near + bend * Math.sin(Math.PI * near))) < 0.008 + 0.06 * near * near;
    });
  }

  /** A line that halves itself again and again and shifts each middle a little less. @param {number} level @param {number} roughness */
  #edge(level, roughness) {
    let points = [level + this.between(-roughness, roughness), level + this.between(-roughness, roughness)];
    for (let shift = roughness; points.length <= this.map.width / 2; shift *= 0.55) {
      points = points.flatMap((point, i) => (i === 0 ? [point] : [(points[i - 1] + point) / 2 + this.between(-shift, shift) / 2, point]));
    }
    return Float64Array.from({ length: this.map.width }, (_, x) => points[Math.floor((x * (points.length - 1)) / this.map.width)]);
  }

  get #sides() {
    return [this.map.width, this.map.height];
  }

  /** @param {number} id @param {number} x @param {number} y @param {number} rx @param {number} ry shares of the height, both */
  #ellipse(id, x, y, rx, ry) {
    const [width, height] = this.#sides;
    this.#paint(id, (px, py) => ((px - x * width) / (rx * height)) ** 2 + ((py - y) / ry) ** 2 <= 1);
  }

  /** @param {number} id @param {number} x @param {number} y @param {number} w @param {number} h shares of the height, both */
  #rectangle(id, x, y, w, h) {
    const [width, height] = this.#sides;
    this.#paint(id, (px, py) => px >= x * width && px < x * width + w * height && py >= y && py < y + h);
  }

  /** @param {number} id @param {(x: number, y: number) => boolean} inside x in pixels, y as a share of the height */
  #paint(id, inside) {
    const { width, height, ids } = this.map;
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        if (inside(x, y / height)) {
          ids[i] = id;
        }
      }
    }
  }
}
