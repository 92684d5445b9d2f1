// Writes screenshots for a person to look at: three widths, light and dark, every view, a traced pixel.
//   node look.js FOLDER
import { mkdir } from 'node:fs/promises';
import { openPage, repainted, startBrowser } from './browser.js';
import { startServer } from './server.js';

const folder = process.argv[2] ?? 'screenshots';
await mkdir(folder, { recursive: true });
const server = await startServer();
const browser = await startBrowser();
for (const [width, height, colorScheme] of /** @type {const} */ ([[390, 844, 'light'], [820, 1180, 'dark'], [1440, 900, 'light']])) {
  const { page, close } = await openPage(browser, server.address, { viewport: { width, height }, colorScheme, hasTouch: width < 500 });
  for (const view of ['Picture', 'Overlay', 'Warps', 'Matches', 'Flow', 'Confidence']) {
    await page.getByRole('radio', { name: view, exact: true }).last().check();
    await page.locator({ Picture: '#result:visible', Overlay: '#overlay:visible', Warps: '#warps:visible' }[view] ?? '#evidence:visible').waitFor();
    await page.waitForFunction(() => !document.querySelector('#result-pane.busy'));
    if (width > 1000 || view === 'Picture' || view === 'Flow') {
      await page.screenshot({ path: `${folder}/${width}-${view.toLowerCase()}.png`, fullPage: view === 'Picture' });
    }
  }
  await page.getByRole('radio', { name: 'Picture', exact: true }).last().check();
  await page.locator('#tracer').scrollIntoViewIfNeeded();
  const box = await page.locator('#tracer').boundingBox();
  if (box) {
    const at = /** @type {[number, number]} */ ([box.x + 0.6 * box.width, box.y + 0.7 * box.height]);
    await (width < 500 ? page.touchscreen.tap(...at) : page.mouse.move(...at));
    await page.locator('#tracer-lines line').first().waitFor({ state: 'attached' });
    await page.screenshot({ path: `${folder}/${width}-trace.png` });
  }
  for (let i = 0; width > 1000 && i < 4; i++) {
    await repainted(page, () => page.getByRole('button', { name: 'Random' }).click());
    await page.screenshot({ path: `${folder}/random-${i}.png` });
  }
  await close();
}
await browser.close();
await server.stop();
