import { element, say } from './page/dom.js';
import { ignoreOtherDrops } from './page/dropzone.js';
import { listSamples } from './look/samples.js';
import { ModelPicker } from './server/modelpicker.js';
import { waitForModels } from './server/models.js';
import { Autosave } from './session/autosave.js';
import { FileMenu } from './session/filemenu.js';
import { Studio } from './studio.js';

element('fallback', HTMLElement).hidden = true;
ignoreOtherDrops();
await start();

async function start() {
  const notice = element('notice', HTMLElement);
  const models = await waitForModels((text) => say(notice, text));
  const samples = await listSamples().catch(() => ({ maps: [], exemplars: [] }));
  const studio = new Studio(new ModelPicker(models), samples);
  element('studio', HTMLElement).hidden = false;
  performance.mark('interactive');
  new FileMenu(studio);
  await studio.open(await Autosave.last());
  const autosave = new Autosave(() => studio.session());
  studio.addEventListener('change', () => autosave.request());
  element('studio', HTMLElement).addEventListener('change', () => autosave.request());
}
