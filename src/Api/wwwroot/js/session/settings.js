import { element } from '../page/dom.js';

const inputs = ['brush-size', 'region-reach', 'mirror', 'blend', 'seed'];
const selects = ['tile'];
const groups = ['tools', 'palette', 'result-view'];

/** The values of the page's controls. @returns {Record<string, string | boolean>} */
export function readSettings() {
  /** @type {Record<string, string | boolean>} */
  const settings = {};
  for (const id of inputs) {
    const input = element(id, HTMLInputElement);
    settings[id] = input.type === 'checkbox' ? input.checked : input.value;
  }
  for (const id of selects) {
    settings[id] = element(id, HTMLSelectElement).value;
  }
  for (const id of groups) {
    settings[id] = document.getElementById(id)?.querySelector('input:checked')?.getAttribute('value') ?? '';
  }
  return settings;
}

/** Sets the page's controls, and tells everybody as if a person had. @param {Record<string, string | boolean>} settings unknown ones are left alone */
export function writeSettings(settings) {
  for (const id of inputs.filter((name) => name in settings)) {
    const input = element(id, HTMLInputElement);
    if (input.type === 'checkbox') {
      input.checked = settings[id] === true;
    } else {
      input.value = String(settings[id]);
    }
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  for (const id of selects.filter((name) => name in settings)) {
    const select = element(id, HTMLSelectElement);
    select.value = String(settings[id]);
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (const id of groups.filter((name) => name in settings)) {
    const input = [...(document.getElementById(id)?.querySelectorAll('input') ?? [])].find(({ value }) => value === settings[id]);
    if (input && !input.checked) {
      input.checked = true;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
}
