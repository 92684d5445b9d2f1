import { element, say } from './page/dom.js';
import { ignoreOtherDrops } from './page/dropzone.js';
import { listSamples } from './look/samples.js';
import { waitForModels } from './server/models.js';

element('fallback', HTMLElement).hidden = true;
ignoreOtherDrops();
await start();

/** Asks the server what it has while the browser still loads the studio. */
async function start() {
  const notice = element('notice', HTMLElement);
  const [models, samples, { ModelPicker }, { Studio }, { FileMenu }, { Autosave }] = await Promise.all([
    waitForModels((text) => say(notice, text)),
    listSamples().catch(() => ({ maps: [], exemplars: [] })),
    import('./server/modelpicker.js'),
    import('./studio.js'),
    import('./session/filemenu.js'),
    import('./session/autosave.js'),
  ]);
  const studio = new Studio(new ModelPicker(models), samples);
  element('studio', HTMLElement).hidden = false;
  performance.mark('interactive');
  new FileMenu(studio);
  await studio.open(await Autosave.last());
  const autosave = new Autosave(() => (studio.changing ? null : studio.session()));
  studio.addEventListener('change', () => autosave.request());
  element('studio', HTMLElement).addEventListener('change', () => autosave.request());
}
