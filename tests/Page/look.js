// Writes screenshots for a person to look at: three widths, light and dark, the views, and what is folded away.
//   node look.js FOLDER
import { mkdir } from 'node:fs/promises';
import { openPage, repainted, startBrowser } from './browser.js';
import { startServer } from './server.js';

const folder = process.argv[2] ?? 'screenshots';
const sample = (/** @type {string} */ name) => new URL(`../../samples/${name}`, import.meta.url).pathname;
await mkdir(folder, { recursive: true });
const server = await startServer();
const browser = await startBrowser();
for (const [width, height, colorScheme] of /** @type {const} */ ([[390, 844, 'light'], [390, 844, 'dark'], [820, 1180, 'dark'], [1440, 900, 'light'], [1440, 900, 'dark']])) {
  const { page, close } = await openPage(browser, server.address, { viewport: { width, height }, colorScheme, hasTouch: width < 500 });
  const shoot = async (/** @type {string} */ name, fullPage = false) => {
    await page.evaluate((top) => top && window.scrollTo(0, 0), fullPage); // the tools stick to the top of what shows
    await page.screenshot({ path: `${folder}/${width}-${colorScheme}-${name}.png`, fullPage });
  };
  await shoot('start', true);
  if (width > 1000 && colorScheme === 'light') {
    for (const view of ['Overlay', 'Compare', 'Warps', 'Matches', 'Flow', 'Confidence']) {
      await page.locator('#result-view').getByRole('radio', { name: view, exact: true }).check();
      await page.locator({ Overlay: '#overlay:visible', Compare: '#compare:visible', Warps: '#warps:visible' }[view] ?? '#evidence:visible').waitFor();
      await page.waitForFunction(() => !document.querySelector('#result-pane.busy'));
      await shoot(view.toLowerCase());
    }
    await page.locator('#result-view').getByRole('radio', { name: 'Picture', exact: true }).check();
  }
  await repainted(page, () => page.locator('#picture-file').setInputFiles(sample('lake/exemplar-woodblock.jpg')));
  await page.locator('#reading:visible').waitFor();
  await page.waitForFunction(() => !document.querySelector('#result-pane.busy'));
  for (const fold of ['more-tools', 'layers-fold', 'file-menu', 'class-looks-fold']) {
    await page.locator(`#${fold} > summary`).click();
  }
  await page.locator('#add-layer').click();
  await page.locator('#class-look-file').setInputFiles(sample('coast/exemplar.png'));
  await page.locator('#class-readings li').waitFor();
  await shoot('folds', true);
  await page.locator('#more-tools > summary').click();
  await page.locator('#labels-fold > summary').click();
  await shoot('labels');
  await page.locator('#labels-fold > summary').click();
  await page.getByRole('button', { name: 'Enlarge' }).click();
  await page.locator('#large-mode').getByRole('radio', { name: 'Matches' }).check();
  const box = await page.locator('#large-right').boundingBox();
  if (box) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.6);
    await page.locator('#large-why', { hasText: 'Your map says' }).waitFor();
  }
  await shoot('large');
  await close();
}
await browser.close();
await server.stop();
