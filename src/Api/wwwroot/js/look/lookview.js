import { choose, chosen, element } from '../page/dom.js';

/** What shows in the exemplar's pane: the picture or its map, and what the map is missing. */
export class LookView {
  /** @readonly */
  canvas = element('exemplar-map', HTMLCanvasElement);
  /** @readonly */
  loadMap = element('load-exemplar-map', HTMLButtonElement);
  #image = element('exemplar', HTMLImageElement);
  #frame = element('exemplar-frame', HTMLElement);
  #view = element('exemplar-view', HTMLElement);
  #ask = element('exemplar-ask', HTMLElement);

  /** @param {() => void} changed is told when the person looks at the other one */
  constructor(changed) {
    this.#view.addEventListener('change', changed);
  }

  /** Shows another picture. @param {Blob} picture @param {string} description */
  open(picture, description) {
    URL.revokeObjectURL(this.#image.src);
    this.#image.src = URL.createObjectURL(picture);
    this.#image.alt = description;
  }

  /** Turns to the map. */
  turnToMap() {
    choose(this.#view, 'map');
  }

  /** @param {{asks: boolean}} state asks: whether the model needs a map that is not known */
  show({ asks }) {
    const paints = chosen(this.#view) === 'map';
    this.canvas.hidden = !paints;
    this.#frame.classList.toggle('paintable', paints);
    this.#ask.hidden = !asks;
    this.loadMap.hidden = !paints && !asks;
  }
}
