import { acceptFile } from '../page/dropzone.js';
import { create, download, element, say } from '../page/dom.js';
import { ReadableError } from '../page/errors.js';
import { readPalette, writeGimpPalette, writePalette } from './labels.js';

/** @typedef {import('./labels.js').Labels} Labels */

/** Labels of one's own: new, rename, colour, what they are painted as, delete; palettes are loaded and saved. Says `change` with the labels, and `delete` with the one that goes. */
export class LabelsPane extends EventTarget {
  #list = element('own-labels', HTMLElement);
  #message = element('labels-message', HTMLElement);
  #name = element('label-name', HTMLInputElement);
  #color = element('label-color', HTMLInputElement);
  #paints = element('label-paints', HTMLSelectElement);
  /** @type {Labels | null} */
  #labels = null;

  constructor() {
    super();
    element('add-label', HTMLButtonElement).addEventListener('click', () =>
      this.#try((labels) => labels.with(this.#name.value, this.#color.value, Number(this.#paints.value))));
    element('save-palette', HTMLButtonElement).addEventListener('click', () => this.#labels && this.#save(writePalette(this.#labels), 'palette.json'));
    element('save-gpl', HTMLButtonElement).addEventListener('click', () => this.#labels && this.#save(writeGimpPalette(this.#labels), 'palette.gpl'));
    acceptFile(element('load-palette', HTMLButtonElement), element('palette-file', HTMLInputElement), async (file) => {
      const text = await file.text();
      this.#try((labels) => readPalette(text, labels));
    });
  }

  /** @param {Labels} labels */
  show(labels) {
    this.#labels = labels;
    this.#paints.replaceChildren(...labels.model.classes.map(({ id, name }) => create('option', { value: String(id) }, name)));
    this.#list.replaceChildren(...labels.own.map((label) => this.#row(labels, label)));
  }

  /** @param {Labels} labels @param {import('./labels.js').OwnLabel} label */
  #row(labels, { id, name, color, paints }) {
    const title = create('input', { type: 'text', value: name, maxLength: 40, ariaLabel: `Name of ${name}` });
    title.addEventListener('change', () => this.#try((now) => now.changed(id, { name: title.value.trim() || name })));
    const shade = create('input', { type: 'color', value: color, ariaLabel: `Colour of ${name}` });
    shade.addEventListener('change', () => this.#try((now) => now.changed(id, { color: shade.value })));
    const what = create('select', { ariaLabel: `What ${name} is painted as` }, ...labels.model.classes.map((known) => create('option', { value: String(known.id), selected: known.id === paints }, known.name)));
    what.addEventListener('change', () => this.#try((now) => now.changed(id, { paints: Number(what.value) })));
    const remove = create('button', { type: 'button', className: 'plain compact', ariaLabel: `Delete ${name}`, title: `Delete ${name}` }, '×');
    remove.addEventListener('click', () => {
      this.dispatchEvent(new CustomEvent('delete', { detail: { id, paints } }));
      this.#try((now) => now.without(id));
    });
    return create('li', {}, shade, title, what, remove);
  }

  /** @param {(labels: Labels) => Labels} change */
  #try(change) {
    say(this.#message);
    try {
      if (this.#labels) {
        this.dispatchEvent(new CustomEvent('change', { detail: change(this.#labels) }));
      }
    } catch (error) {
      say(this.#message, error instanceof ReadableError ? error.message : 'That file could not be read.');
    }
  }

  /** @param {string} text @param {string} name */
  #save(text, name) {
    download(new Blob([text], { type: name.endsWith('.json') ? 'application/json' : 'text/plain' }), name);
  }
}
