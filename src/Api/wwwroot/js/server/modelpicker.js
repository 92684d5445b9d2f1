import { create, element } from '../page/dom.js';

/** @typedef {import('./api.js').Model} Model */

/** The models to choose from, where there is more than one. Says `choose`. */
export class ModelPicker extends EventTarget {
  #select = element('model', HTMLSelectElement);
  #models;

  /** @param {Model[]} models at least one, the default first */
  constructor(models) {
    super();
    this.#models = models;
    this.#select.append(...models.map((model) => create('option', { value: model.id }, model.name ?? model.id)));
    this.#select.addEventListener('change', () => this.dispatchEvent(new Event('choose')));
    element('model-field', HTMLElement).hidden = models.length < 2;
  }

  get model() {
    return this.#models[this.#select.selectedIndex];
  }

  /** Chooses the model of an id. @param {string} id @returns {Model | null} null if the server has no model of that id */
  find(id) {
    const index = this.#models.findIndex((model) => model.id === id);
    if (index < 0) {
      return null;
    }
    this.#select.selectedIndex = index;
    return this.#models[index];
  }

  /** The model that reads pictures for the classes of another: itself where it does without exemplars' maps. @param {Model} model @param {(other: Model) => boolean} agrees */
  readerFor(model, agrees) {
    return [model, ...this.#models].find((other) => other.exemplarMap === 'optional' && agrees(other)) ?? null;
  }
}
