import { create, element } from '../page/dom.js';

/** @typedef {import('./mapreader.js').Reading} Reading */

/** The classes that were read of the own picture, with their shares and how sure the model is. Says `choose` with a class to correct with. */
export class ReadingList extends EventTarget {
  #section = element('reading', HTMLElement);
  #list = element('reading-classes', HTMLElement);
  #text = element('reading-text', HTMLElement);

  /** @param {Reading | null} reading null hides it @param {import('../map/classtable.js').ClassTable} classes @param {string} text what to say of it */
  show(reading, classes, text) {
    this.#section.hidden = reading === null;
    this.#text.textContent = text;
    this.#list.replaceChildren(
      ...(reading?.classes ?? []).map(({ id, name, share, confidence }) => {
        const swatch = create('i', { className: 'swatch' });
        swatch.style.setProperty('--color', classes.colorOf(id));
        const button = create(
          'button',
          { type: 'button', className: confidence < 0.6 ? 'chip unsure' : 'chip', title: `Paint ${name}` },
          swatch,
          `${name} ${percent(share)}`,
          create('small', {}, `${percent(confidence)} sure`),
        );
        button.addEventListener('click', () => this.dispatchEvent(new CustomEvent('choose', { detail: id })));
        return create('li', {}, button);
      }),
    );
  }
}

/** @param {number} share */
function percent(share) {
  return share < 0.01 ? '< 1 %' : `${Math.round(100 * share)} %`;
}
