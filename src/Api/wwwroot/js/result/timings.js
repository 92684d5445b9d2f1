import { create, element, say } from '../page/dom.js';

/** How long the server took for the picture, in all and by its stages. */
export class Timings {
  #details = element('timings', HTMLDetailsElement);

  /** @param {import('../server/translations.js').Translation['timings']} timings */
  show(timings) {
    const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    say(/** @type {HTMLElement} */ (this.#details.querySelector('summary')), total > 0 ? `Made in ${duration(total)}` : '');
    this.#details.querySelector('dl')?.replaceChildren(
      ...timings.map(({ name, milliseconds }) => {
        const row = create('div', {}, create('dt', {}, name), create('dd', {}, duration(milliseconds)));
        row.style.setProperty('--share', String(milliseconds / total));
        return row;
      }),
    );
    this.#details.hidden = total === 0;
  }
}

/** @param {number} milliseconds */
function duration(milliseconds) {
  return milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.round(milliseconds)} ms`;
}
