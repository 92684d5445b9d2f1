/** @typedef {import('./view.js').View} View */

/**
 * Shows a view in a frame, and lets wheel, pinch and the middle button change it. A plain wheel does once the frame has the focus; until then
 * it scrolls the page. Says `gesture` when two fingers take over from what one finger had begun.
 */
export class ViewFrame extends EventTarget {
  #frame;
  #view;
  #drags;
  /** Fingers and buttons that are down. @type {Map<number, {x: number, y: number}>} */
  #pointers = new Map();

  /** @param {HTMLElement} frame @param {View} view @param {() => boolean} [drags] whether the main button moves the picture */
  constructor(frame, view, drags = () => false) {
    super();
    this.#frame = frame;
    this.#view = view;
    this.#drags = drags;
    view.addEventListener('change', () => this.#show());
    frame.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    frame.addEventListener('pointerdown', (event) => this.#down(event), { capture: true });
    frame.addEventListener('pointermove', (event) => this.#move(event), { capture: true });
    for (const name of /** @type {const} */ (['pointerup', 'pointercancel'])) {
      frame.addEventListener(name, (event) => this.#pointers.delete(event.pointerId), { capture: true });
    }
    this.#show();
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    const focused = this.#frame.contains(document.activeElement);
    if (!event.ctrlKey && !event.metaKey && !focused) {
      return;
    }
    event.preventDefault();
    const box = this.#frame.getBoundingClientRect();
    if (event.shiftKey && !event.ctrlKey) {
      this.#view.pan(-(event.deltaX + event.deltaY) / box.width, 0);
    } else {
      this.#view.scale(Math.exp(-event.deltaY / (event.ctrlKey ? 120 : 400)), this.#shareOf(event));
    }
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const isFinger = event.pointerType === 'touch';
    if (!isFinger && event.button !== 1 && !(event.button === 0 && this.#drags())) {
      return;
    }
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (!isFinger) {
      event.preventDefault();
      this.#frame.setPointerCapture(event.pointerId);
    } else if (this.#pointers.size === 2) {
      this.dispatchEvent(new Event('gesture'));
    }
    if (this.#pointers.size > 1) {
      event.stopPropagation();
    }
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      return;
    }
    const now = { x: event.clientX, y: event.clientY };
    const box = this.#frame.getBoundingClientRect();
    const [other] = [...this.#pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    this.#pointers.set(event.pointerId, now);
    if (other) {
      const apart = (/** @type {{x: number, y: number}} */ { x, y }) => Math.max(1, Math.hypot(x - other.x, y - other.y));
      this.#view.scale(apart(now) / apart(before), this.#shareOf({ clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 }));
      this.#view.pan((now.x - before.x) / box.width / 2, (now.y - before.y) / box.height / 2);
      event.stopPropagation();
    } else if (event.pointerType !== 'touch' || this.#drags()) {
      this.#view.pan((now.x - before.x) / box.width, (now.y - before.y) / box.height);
    }
  }

  /** @param {{clientX: number, clientY: number}} event */
  #shareOf({ clientX, clientY }) {
    const box = this.#frame.getBoundingClientRect();
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  }

  #show() {
    const { zoom, x, y } = this.#view;
    this.#frame.style.setProperty('--zoom', String(zoom));
    this.#frame.style.setProperty('--pan-x', `${100 * x}%`);
    this.#frame.style.setProperty('--pan-y', `${100 * y}%`);
    this.#frame.classList.toggle('zoomed', zoom > 1);
  }
}
