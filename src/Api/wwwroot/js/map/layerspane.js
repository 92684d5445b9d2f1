import { create, element } from '../page/dom.js';
import { activeLayer, withLayer, withMovedLayer, withNewLayer, withoutLayer } from './sheet.js';

/** @typedef {import('./sheet.js').Layer} Layer */
/** @typedef {import('./sheet.js').Sheet} Sheet */

/** The map's layers as a list, the topmost first: choose, hide, rename, reorder, add and delete. Undo knows of every step but the choice. */
export class LayersPane {
  #drawing;
  #list = element('layers', HTMLElement);
  #summary = element('layers-summary', HTMLElement);
  /** @type {Sheet | null} the sheet that shows */
  #shown = null;

  /** @param {import('./drawing.js').Drawing} drawing */
  constructor(drawing) {
    this.#drawing = drawing;
    drawing.addEventListener('change', () => this.#show());
    drawing.addEventListener('layer', () => this.#show());
    element('add-layer', HTMLButtonElement).addEventListener('click', () => drawing.open(withNewLayer(drawing.sheet)));
  }

  #show() {
    const { sheet } = this.#drawing;
    const before = this.#shown;
    const same = before?.active === sheet.active && before.layers.length === sheet.layers.length
      && sheet.layers.every(({ id, name, visible }, i) => before.layers[i].id === id && before.layers[i].name === name && before.layers[i].visible === visible);
    this.#shown = sheet;
    if (same) {
      return; // only pixels have changed
    }
    const focused = document.activeElement?.getAttribute('aria-label');
    this.#summary.textContent = sheet.layers.length === 1 ? 'Layers' : `Layers: ${activeLayer(sheet).name} of ${sheet.layers.length}`;
    this.#list.replaceChildren(...sheet.layers.toReversed().map((layer) => this.#row(sheet, layer)));
    if (focused) {
      /** @type {HTMLElement | null} */ (this.#list.querySelector(`[aria-label="${CSS.escape(focused)}"]`))?.focus();
    }
  }

  /** @param {Sheet} sheet @param {Layer} layer */
  #row(sheet, layer) {
    const { id, name, visible } = layer;
    const at = sheet.layers.indexOf(layer);
    const choice = create('input', { type: 'radio', name: 'layer', checked: id === sheet.active, ariaLabel: `Paint on ${name}` });
    choice.addEventListener('change', () => this.#drawing.choose(id));
    const title = create('input', { type: 'text', value: name, maxLength: 40, ariaLabel: `Name of ${name}` });
    title.addEventListener('change', () => this.#change(withLayer(this.#drawing.sheet, id, { name: title.value.trim() || name })));
    const seen = create('input', { type: 'checkbox', checked: visible, ariaLabel: `Show ${name}`, title: 'Show' });
    seen.addEventListener('change', () => this.#change(withLayer(this.#drawing.sheet, id, { visible: seen.checked })));
    return create(
      'li',
      { className: id === sheet.active ? 'active' : '' },
      choice,
      seen,
      title,
      this.#button('↑', `Move ${name} up`, at === sheet.layers.length - 1, () => withMovedLayer(this.#drawing.sheet, id, 1)),
      this.#button('↓', `Move ${name} down`, at === 0, () => withMovedLayer(this.#drawing.sheet, id, -1)),
      this.#button('×', `Delete ${name}`, sheet.layers.length === 1, () => withoutLayer(this.#drawing.sheet, id)),
    );
  }

  /** @param {string} sign @param {string} ariaLabel @param {boolean} disabled @param {() => Sheet} make */
  #button(sign, ariaLabel, disabled, make) {
    const button = create('button', { type: 'button', className: 'plain compact', ariaLabel, title: ariaLabel, disabled }, sign);
    button.addEventListener('click', () => this.#change(make()));
    return button;
  }

  /** @param {Sheet} sheet */
  #change(sheet) {
    this.#drawing.open(sheet);
  }
}
