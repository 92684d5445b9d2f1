import { create } from '../page/dom.js';

/** Shows how large the brush is and where, over a canvas. */
export class Ring {
  #canvas;
  #ring = create('i', { className: 'ring', hidden: true });

  /** @param {HTMLCanvasElement} canvas inside a positioned element */
  constructor(canvas) {
    this.#canvas = canvas;
    canvas.parentElement?.append(this.#ring);
    canvas.addEventListener('pointerleave', () => this.hide());
    canvas.addEventListener('blur', () => this.hide());
  }

  hide() {
    this.#ring.hidden = true;
  }

  /** @param {{x: number, y: number}} at in pixels of the window @param {number} size likewise */
  show({ x, y }, size) {
    const box = (this.#ring.offsetParent ?? this.#canvas).getBoundingClientRect();
    this.#ring.hidden = false;
    this.#ring.style.width = this.#ring.style.height = `${size}px`;
    this.#ring.style.left = `${x - box.left - size / 2}px`;
    this.#ring.style.top = `${y - box.top - size / 2}px`;
  }
}
