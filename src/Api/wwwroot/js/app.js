import { create, element, say } from './dom.js';
import { ignoreOtherDrops } from './dropzone.js';
import { waitForModels } from './models.js';
import { listSamples } from './samples.js';
import { Studio } from './studio.js';

element('fallback', HTMLElement).hidden = true;
ignoreOtherDrops();
await start();

async function start() {
  const notice = element('notice', HTMLElement);
  const models = await waitForModels((text) => say(notice, text));
  const samples = await listSamples().catch(() => ({ maps: [], exemplars: [] }));
  const studio = new Studio(models[0], samples);
  offerModels(models, studio);
  element('studio', HTMLElement).hidden = false;
  await studio.open();
}

/** @param {import('./api.js').Model[]} models @param {Studio} studio */
function offerModels(models, studio) {
  const select = element('model', HTMLSelectElement);
  select.append(...models.map((model) => create('option', { value: model.id }, model.name ?? model.id)));
  select.addEventListener('change', () => void studio.use(models[select.selectedIndex]));
  element('model-field', HTMLElement).hidden = models.length < 2;
}
