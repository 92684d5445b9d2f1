import { element } from './page/dom.js';
import { curlOf } from './result/curl.js';
import { CurlButton } from './result/curlbutton.js';
import { tellMissing } from './result/missing.js';
import { PictureOptions } from './result/pictureoptions.js';
import { Repainter } from './result/repainter.js';
import { ApiProblem } from './server/api.js';

/** @typedef {import('./result/pictures.js').Painting} Painting */

/** Makes the picture follow what is on the page, and tells of problems beside the pane that they are about. */
export class Follower {
  #scenes;
  #pictures;
  #map;
  #exemplar;
  #result;
  #repainter;
  #curl;
  #status = element('status', HTMLElement);
  /** The pane that shows the server's last problem. @type {{warn(text?: string): void} | null} */
  #warned = null;

  /**
   * @param {() => import('./scenes.js').Scenes} scenes
   * @param {import('./result/pictures.js').Pictures} pictures
   * @param {{map: import('./map/mappane.js').MapPane, exemplar: import('./look/exemplarpane.js').ExemplarPane, result: import('./result/resultpane.js').ResultPane}} panes
   */
  constructor(scenes, pictures, { map, exemplar, result }) {
    this.#scenes = scenes;
    this.#pictures = pictures;
    this.#map = map;
    this.#exemplar = exemplar;
    this.#result = result;
    this.options = new PictureOptions((seed, count) => this.#vary(seed, count));
    this.#repainter = new Repainter((signal, task) => this.#translate(signal, task));
    this.#curl = new CurlButton(() => this.#scene && curlOf(this.#scene, this.#map.address, document.baseURI));
    this.options.addEventListener('change', () => {
      result.busy = true;
      this.#repainter.request();
    });
    result.addEventListener('want', () => this.#repainter.want());
    this.#repainter.addEventListener('busy', () => (result.busy = true));
    this.#repainter.addEventListener('idle', () => (result.busy = false));
    this.#repainter.addEventListener('done', (event) => this.#show(/** @type {CustomEvent} */ (event).detail));
    this.#repainter.addEventListener('problem', (event) => this.#explain(/** @type {CustomEvent} */ (event).detail));
  }

  /** Asks for the picture of what is on the page now. @param {{soon?: boolean}} [options] soon: without waiting for more changes */
  request(options) {
    this.options.outdate();
    this.#result.busy = true;
    this.#repainter.request(options);
  }

  /** Asks for the picture of a change that goes on. */
  follow() {
    this.#repainter.follow();
  }

  get #scene() {
    return this.#scenes().current;
  }

  /** @param {number} seed @param {number} count @returns {Promise<import('./result/pictureoptions.js').Variation[]>} */
  async #vary(seed, count) {
    const scene = this.#scene;
    try {
      return scene ? await this.#pictures.vary(scene, seed, count) : [];
    } catch (error) {
      this.#explain({ error, again: false });
      return [];
    }
  }

  /** @param {AbortSignal} signal @param {import('./result/repainter.js').Task} task @returns {Promise<Painting | null>} */
  async #translate(signal, task) {
    const scene = this.#scene;
    const elsewhere = scene?.others.flatMap(({ ids }) => ids) ?? [];
    this.#exemplar.note(scene?.exemplar.map && !task.live ? tellMissing(scene.map, scene.exemplar.map, scene.classes, elsewhere) : '');
    return scene && this.#pictures.make(scene, task, this.#result.wanted, signal);
  }

  /** @param {Painting} painting */
  #show({ translation, shown, extra, last }) {
    this.#warned?.warn();
    this.#warned = null;
    this.#curl.enabled = true;
    if (extra) {
      URL.revokeObjectURL(translation.url);
      this.#result.explain(translation);
    } else {
      this.#result.show(translation, shown);
    }
    this.#result.busy = !last;
    if (last) {
      this.#status.textContent = 'The picture is ready.';
    }
  }

  /** @param {{error: unknown, again: boolean}} problem */
  #explain({ error, again }) {
    if (!again) {
      this.#result.giveUpSaving();
    }
    this.#result.busy = again;
    const field = error instanceof ApiProblem ? error.field : '';
    const text = error instanceof ApiProblem ? error.message : 'Something went wrong in this page; reloading it may help.';
    const pane = field.startsWith('exemplar') ? this.#exemplar : field === 'map' ? this.#map : this.#result;
    this.#warned?.warn();
    this.#warned = pane;
    pane.warn(again ? `${text} Trying again…` : text);
  }
}
