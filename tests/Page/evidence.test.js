import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { meanColor, openPage, paint, repainted, startBrowser } from './browser.js';
import { startServer } from './server.js';

const sample = (/** @type {string} */ name) => new URL(`../../samples/${name}`, import.meta.url).pathname;
const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

describe('what the picture was made of', { timeout: 600_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startServer>>} */
  let server;
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let browser;

  before(async () => {
    server = await startServer();
    browser = await startBrowser();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('flow, confidence and matches show and say what their colours mean', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    for (const [name, legend, width] of /** @type {const} */ ([['Flow', 'yellow from the right', 256], ['Confidence', 'dark blue low', 256], ['Matches', 'same colour is the same place', 517]])) {
      await page.getByRole('radio', { name, exact: true }).check();
      await page.locator('#evidence:visible').waitFor();
      await page.locator('#legend', { hasText: legend }).waitFor();
      await page.waitForFunction((wide) => /** @type {HTMLImageElement} */ (document.querySelector('#evidence')).naturalWidth === wide, width);
      assert.ok(await page.locator('#result').isHidden());
    }
    await repainted(page, () => paint(page, [0.1, 0.3], [0.5, 0.3]));
    assert.ok(await page.locator('#evidence').isVisible(), 'a stroke brings the same view anew');
    await page.getByRole('radio', { name: 'Picture', exact: true }).first().check();
    await page.getByRole('radio', { name: 'Picture', exact: true }).last().check();
    assert.ok(await page.locator('#evidence').isHidden());
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a pointer over the result draws a line to where the pixel came from', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    // The exemplar's own layout: every pixel comes from its own place, give or take a patch.
    await repainted(page, () => page.locator('#map-file').setInputFiles(sample('coast/exemplar-map.png')));
    await hover(page, 0.25, 0.75);
    await page.locator('#tracer-lines line').first().waitFor({ state: 'attached' });

    const { from, to } = await line(page);
    const [result, exemplar] = [await shown(page, '#result'), await shown(page, '#exemplar')];
    near(from, { x: result.x + 0.25 * result.width, y: result.y + 0.75 * result.height }, 4);
    near(to, { x: exemplar.x + 0.25 * exemplar.width, y: exemplar.y + 0.75 * exemplar.height }, 12);

    await page.mouse.move(5, 5);
    assert.equal(await page.locator('#tracer-lines line').count(), 0, 'leaving takes the line away');
    assert.deepEqual(complaints, []);
    await close();
  });

  test('arrow keys trace and tell', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.getByRole('radio', { name: 'Picture', exact: true }).last().focus();
    await page.keyboard.press('Tab');
    await page.locator('#tracer:focus').waitFor();
    await page.locator('#tracer-status', { hasText: 'Column 128, row 128 comes from column' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowUp');
    await page.locator('#tracer-status', { hasText: 'Column 136, row 127 comes from column' }).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#tracer-lines line').count(), 0);
    await close();
  });

  test('a finger traces into a small exemplar where the large one is out of sight', async () => {
    const { page, complaints, close } = await openPage(browser, server.address, { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
    const tracer = page.locator('#tracer');
    await tracer.scrollIntoViewIfNeeded();
    const box = await shown(page, '#tracer');
    await page.touchscreen.tap(box.x + 0.3 * box.width, box.y + 0.4 * box.height);
    await page.locator('#tracer-inset:visible').waitFor();

    const { to } = await line(page);
    const inset = await shown(page, '#tracer-inset');
    assert.ok(to.x >= inset.x && to.x <= inset.x + inset.width && to.y >= inset.y && to.y <= inset.y + inset.height, 'the line ends inside the small exemplar');
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a random scene makes a new map and picture, and can be undone', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    const map = await meanColor(page, '#map');
    await repainted(page, () => page.getByRole('button', { name: 'Random' }).click());
    assert.notDeepEqual(await meanColor(page, '#map'), map);
    await repainted(page, () => page.keyboard.press('n'));
    await page.keyboard.press('Control+z');
    await repainted(page, () => page.keyboard.press('Control+z'));
    assert.deepEqual(await meanColor(page, '#map'), map);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a larger brush and a smaller one lead back to the same', async () => {
    const { page, close } = await openPage(browser, server.address);
    const size = () => page.locator('#brush-size').getAttribute('aria-valuetext');
    assert.equal(await size(), '24 pixels');
    await page.keyboard.press(']');
    assert.equal(await size(), '32 pixels');
    await page.keyboard.press('[');
    assert.equal(await size(), '24 pixels');
    await close();
  });

  for (const [width, colorScheme] of /** @type {const} */ ([[390, 'light'], [820, 'dark'], [1440, 'light'], [1440, 'dark']])) {
    test(`no serious barrier at ${width} pixels, ${colorScheme}`, async () => {
      const { page, close } = await openPage(browser, server.address, { viewport: { width, height: 900 }, colorScheme });
      await page.getByRole('radio', { name: 'Confidence', exact: true }).check();
      await page.locator('#evidence:visible').waitFor();
      await page.evaluate(() => document.querySelectorAll('#studio details').forEach((fold) => fold.setAttribute('open', '')));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
      const serious = violations.filter((/** @type {any} */ { impact }) => ['serious', 'critical'].includes(impact));
      assert.deepEqual(serious.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join(' ')}`), []);
      await close();
    });
  }
});

/** @param {import('playwright-core').Page} page @param {number} x share of the result's width @param {number} y */
async function hover(page, x, y) {
  await page.locator('#tracer').scrollIntoViewIfNeeded();
  const box = await shown(page, '#tracer');
  await page.mouse.move(box.x + x * box.width - 3, box.y + y * box.height);
  await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
}

/** The heaviest line, in pixels of the window. @param {import('playwright-core').Page} page */
function line(page) {
  return page.locator('#tracer-lines line').last().evaluate((element) => {
    const at = (/** @type {string} */ name) => Number(element.getAttribute(name));
    return { from: { x: at('x1'), y: at('y1') }, to: { x: at('x2'), y: at('y2') } };
  });
}

/** @param {import('playwright-core').Page} page @param {string} selector */
async function shown(page, selector) {
  const box = await page.locator(selector).boundingBox();
  assert.ok(box, `${selector} is shown`);
  return box;
}

/** @param {{x: number, y: number}} a @param {{x: number, y: number}} b @param {number} reach */
function near(a, b, reach) {
  assert.ok(Math.hypot(a.x - b.x, a.y - b.y) <= reach, `${JSON.stringify(a)} is not near ${JSON.stringify(b)}`);
}
