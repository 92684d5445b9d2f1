import { element } from '../page/dom.js';
import { View } from './view.js';
import { ViewFrame } from './viewframe.js';

const step = 1.5;
const pans = new Map(/** @type {[string, [number, number]][]} */ ([['ArrowLeft', [0.1, 0]], ['ArrowRight', [-0.1, 0]], ['ArrowUp', [0, 0.1]], ['ArrowDown', [0, -0.1]]]));

/** What shows of the panes' pictures: map and result show the same part, the exemplar one of its own. */
export class Views {
  #scene = new View();
  #look = new View();
  #level = element('zoom-level', HTMLElement);

  /** @param {import('./tools.js').Tools} tools @param {import('./painter.js').Painter} map @param {import('./painter.js').Painter} exemplar */
  constructor(tools, map, exemplar) {
    const drags = () => tools.tool === 'hand';
    const frames = /** @type {const} */ ([['map-frame', this.#scene, map], ['result-frame', this.#scene, null], ['exemplar-frame', this.#look, exemplar]]);
    for (const [id, view, painter] of frames) {
      const frame = new ViewFrame(document.getElementById(id) ?? document.body, view, painter ? drags : undefined);
      frame.addEventListener('gesture', () => painter?.cancel());
    }
    element('zoom-in', HTMLButtonElement).addEventListener('click', () => this.zoom(1));
    element('zoom-out', HTMLButtonElement).addEventListener('click', () => this.zoom(-1));
    element('zoom-all', HTMLButtonElement).addEventListener('click', () => this.reset());
    this.#scene.addEventListener('change', () => (this.#level.textContent = `${Math.round(100 * this.#scene.zoom)} %`));
  }

  /** Makes what has the focus larger or smaller. @param {number} steps */
  zoom(steps) {
    this.#view.scale(step ** steps);
  }

  reset() {
    this.#view.reset();
  }

  /** Moves by a key while Ctrl is held. @param {string} key @returns {boolean} whether it is such a key */
  panByKey(key) {
    const pan = pans.get(key);
    if (pan) {
      this.#view.pan(...pan);
    }
    return pan !== undefined;
  }

  get #view() {
    return document.activeElement?.closest('#exemplar-pane') ? this.#look : this.#scene;
  }
}
