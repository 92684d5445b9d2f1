import { contained } from '../page/contained.js';
import { element } from '../page/dom.js';
import { exemplarGrid } from './places.js';

/** @typedef {import('./matches.js').Matches} Matches */

const svg = 'http://www.w3.org/2000/svg';
const steps = new Map([['ArrowLeft', [-1, 0]], ['ArrowRight', [1, 0]], ['ArrowUp', [0, -1]], ['ArrowDown', [0, 1]]]);

/**
 * Follows a pointer, a finger or the arrow keys over the result and draws lines to the places of the exemplar that the pixel was made
 * from. Where the exemplar is out of sight, as on a phone, a small copy in the result's corner stands in. Says `want` when it needs matches.
 */
export class Tracer extends EventTarget {
  #surface = element('tracer', HTMLElement);
  #lines = /** @type {SVGSVGElement} */ (element('tracer-lines', SVGSVGElement));
  #inset = element('tracer-inset', HTMLImageElement);
  #exemplar = element('exemplar', HTMLImageElement);
  #status = element('tracer-status', HTMLElement);
  /** @type {Matches | null} */
  #matches = null;
  /** Whether the model stretches exemplars to the result's size. */
  stretches = false;
  /** The traced pixel, in shares of width and height; null while nothing is. @type {{x: number, y: number} | null} */
  #at = null;

  constructor() {
    super();
    const surface = this.#surface;
    surface.addEventListener('pointermove', (event) => this.#point(event));
    surface.addEventListener('pointerdown', (event) => this.#point(event));
    surface.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && this.#leave());
    surface.addEventListener('focus', () => surface.matches(':focus-visible') && this.#move({ x: 0.5, y: 0.5 }));
    surface.addEventListener('blur', () => this.#leave());
    surface.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('pointerdown', (event) => event.target !== surface && this.#leave());
    window.addEventListener('scroll', () => this.#draw(), { passive: true });
    window.addEventListener('resize', () => this.#draw());
  }

  /** Whether someone looks where pixels come from. */
  get active() {
    return this.#at !== null;
  }

  /** Whether the view has the result's own pixels. @param {boolean} enabled */
  set enabled(enabled) {
    this.#surface.hidden = !enabled;
    if (!enabled) {
      this.#leave();
    }
  }

  /** @param {Matches | null} matches of the picture that shows; null until they are requested */
  set matches(matches) {
    this.#matches = matches;
    this.#draw();
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const { left, top, width, height } = this.#box();
    const at = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
    if (at.x >= 0 && at.y >= 0 && at.x < 1 && at.y < 1) {
      this.#move(at);
    } else {
      this.#leave();
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = steps.get(event.key);
    if (event.key === 'Escape') {
      this.#leave();
    } else if (step) {
      event.preventDefault();
      const pixels = event.shiftKey ? 1 : 8;
      const { width, height } = this.#size();
      const inside = (/** @type {number} */ share, /** @type {number} */ length) => Math.min(1 - 0.5 / length, Math.max(0.5 / length, share));
      const { x, y } = this.#at ?? { x: 0.5, y: 0.5 };
      this.#move({ x: inside(x + (pixels * step[0]) / width, width), y: inside(y + (pixels * step[1]) / height, height) });
    }
  }

  /** @param {{x: number, y: number}} at */
  #move(at) {
    this.#at = at;
    if (!this.#matches) {
      this.dispatchEvent(new Event('want'));
    }
    this.#draw();
  }

  #leave() {
    this.#at = null;
    this.#draw();
  }

  #size() {
    return this.#matches ?? { width: 256, height: 256 };
  }

  /** Where the result is shown; the surface lies over it exactly. */
  #box() {
    const image = element('result', HTMLImageElement);
    const [width, height] = [image.naturalWidth || 1, image.naturalHeight || 1];
    const { left, top, scale } = contained(this.#surface, width, height);
    return { left, top, width: scale * width, height: scale * height };
  }

  #draw() {
    const at = this.#at;
    const matches = this.#matches;
    this.#surface.classList.toggle('tracing', at !== null);
    this.#lines.replaceChildren();
    this.#inset.hidden = true;
    if (!at || !matches) {
      return;
    }
    const [x, y] = [Math.floor(at.x * matches.width), Math.floor(at.y * matches.height)];
    const places = matches.at(x, y);
    const result = this.#box();
    const from = { x: result.left + ((x + 0.5) / matches.width) * result.width, y: result.top + ((y + 0.5) / matches.height) * result.height };
    const target = this.#target(at);
    const { naturalWidth, naturalHeight } = this.#exemplar;
    const grid = exemplarGrid(matches, { width: naturalWidth || 1, height: naturalHeight || 1 }, this.stretches);
    for (const place of places.toReversed()) {
      const to = {
        x: target.left + ((place.x + 0.5) / grid.width) * target.width,
        y: target.top + ((place.y + 0.5) / grid.height) * target.height,
      };
      const best = place === places[0];
      this.#line(from, to, best ? 1 : 0.25 + 0.6 * place.weight);
      this.#ring(to, 3.5 + 5 * Math.sqrt(place.weight), best);
    }
    this.#ring(from, 5, true);
    const [{ x: column, y: row, weight }] = places;
    this.#status.textContent = `Column ${x}, row ${y} comes from column ${column}, row ${row} of the exemplar, to ${Math.round(100 * weight)} %.`;
  }

  /** The box of the exemplar that lines lead to. @param {{x: number, y: number}} at */
  #target(at) {
    const visible = this.#exemplar.getBoundingClientRect();
    const seen = Math.min(visible.bottom, innerHeight) - Math.max(visible.top, 0);
    const [width, height] = [this.#exemplar.naturalWidth || 1, this.#exemplar.naturalHeight || 1];
    let image = this.#exemplar;
    if (seen < 0.6 * visible.height) {
      this.#inset.src = this.#exemplar.src;
      this.#inset.hidden = false;
      this.#inset.classList.toggle('left', at.x > 0.5);
      image = this.#inset;
    }
    const { left, top, scale } = contained(image, width, height);
    return { left, top, width: scale * width, height: scale * height };
  }

  /** @param {{x: number, y: number}} from @param {{x: number, y: number}} to @param {number} opacity */
  #line(from, to, opacity) {
    for (const kind of ['halo', 'core']) {
      this.#add('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: kind, opacity });
    }
  }

  /** @param {{x: number, y: number}} at @param {number} radius @param {boolean} best */
  #ring(at, radius, best) {
    for (const kind of ['halo', 'core']) {
      this.#add('circle', { cx: at.x, cy: at.y, r: radius, class: best ? kind : `${kind} other` });
    }
  }

  /** @param {string} name @param {Record<string, string | number>} attributes */
  #add(name, attributes) {
    const shape = document.createElementNS(svg, name);
    for (const [key, value] of Object.entries(attributes)) {
      shape.setAttribute(key, String(value));
    }
    this.#lines.append(shape);
  }
}
