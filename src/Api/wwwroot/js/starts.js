import { matchSamples } from './look/samples.js';
import { element } from './page/dom.js';

/** @typedef {import('./look/samples.js').Samples} Samples */
/** @typedef {import('./map/classtable.js').ClassTable} ClassTable */

/** What a person can begin with: the samples that suit the model. */
export class Starts {
  #samples;
  #map;
  #exemplar;
  #surprise = element('surprise', HTMLButtonElement);
  /** Pairs of a sample map and an exemplar that has all its classes, by their indices. @type {import('./look/samples.js').SamplePair[]} */
  #pairs = [];

  /** @param {Samples} samples @param {import('./map/mappane.js').MapPane} map @param {import('./look/exemplarpane.js').ExemplarPane} exemplar */
  constructor(samples, map, exemplar) {
    this.#samples = samples;
    this.#map = map;
    this.#exemplar = exemplar;
    this.#surprise.addEventListener('click', () => void this.#surpriseMe());
  }

  /** Offers the samples in the classes of a model; none where it has others. @param {ClassTable} classes */
  async offer(classes) {
    this.#pairs = await matchSamples(this.#samples, classes);
    const fits = this.#pairs.length > 0;
    this.#map.showSamples(fits ? this.#samples.maps : []);
    this.#exemplar.showSamples(fits ? this.#samples.exemplars : []);
    this.#surprise.hidden = !fits;
  }

  /** Opens the first samples, or an empty map. @param {ClassTable} classes */
  async begin(classes) {
    if (this.#pairs.length > 0) {
      await Promise.all([this.#map.choose(0, { first: true }), this.#exemplar.choose(0)]);
    } else {
      this.#map.clear(classes.classes[0].id);
    }
  }

  async #surpriseMe() {
    const others = this.#pairs.filter((pair) => pair.map !== this.#map.index && pair.exemplar !== this.#exemplar.index);
    const { map, exemplar } = others[Math.floor(Math.random() * others.length)] ?? this.#pairs[0];
    await Promise.all([this.#map.choose(map), this.#exemplar.choose(exemplar)]);
  }
}
