import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import JSZip from 'jszip';
import { PNG } from 'pngjs';
import { colors, openPage, paint, repainted, startBrowser } from './browser.js';
import { startServer } from './server.js';

const sample = (/** @type {string} */ name) => new URL(`../../samples/${name}`, import.meta.url).pathname;

describe('a session is not lost', { timeout: 900_000 }, () => {
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

  test('a photograph shows its map as read; a corrected region changes the result there; project and reload bring all of it back', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await repainted(page, () => page.locator('#picture-file').setInputFiles(sample('valley/exemplar.png')));
    await page.locator('#reading:visible').waitFor();
    const chips = await page.locator('#reading-classes').innerText();
    assert.match(chips, /sky \d+ %[^]*% sure/);
    assert.ok(await page.locator('#exemplar-map').isVisible());

    // The sky of the picture is called water, with one click of the region tool: water of the map now takes after the sky.
    await page.getByRole('radio', { name: 'water', exact: true }).check();
    await page.keyboard.press('g');
    const before = await colors(page, '#exemplar-map');
    const result = await colors(page, '#result');
    await repainted(page, () => page.locator('#exemplar-map').click({ position: { x: 60, y: 12 } }));
    const after = await colors(page, '#exemplar-map');
    const changed = after.filter((value, i) => value !== before[i]).length / after.length;
    assert.ok(changed > 0.02, `${changed} of the picture became water`);
    const water = 0x2664be;
    const map = await colors(page, '#map');
    const now = await colors(page, '#result');
    const moved = (/** @type {boolean} */ inside) => mean(map.flatMap((value, i) => ((value === water) === inside ? [distance(result, now, i)] : [])));
    assert.ok(moved(true) > 15, `water of the result changed by ${moved(true)}`);

    await page.locator('#layers-fold > summary').click();
    await page.getByRole('button', { name: 'New layer' }).click();
    await page.getByRole('radio', { name: 'snow' }).check();
    await page.keyboard.press('b');
    await repainted(page, () => paint(page, [0.2, 0.2], [0.5, 0.2]));
    const kept = await state(page);
    await page.locator('#file-menu > summary').click();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save project' }).click()]);
    const path = await saved.path();

    await page.waitForTimeout(1000);
    await page.reload();
    await page.locator('#result[src]').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('#layers li').length === 2);
    assert.deepEqual(await state(page), kept, 'a reload brings back the same bytes of maps, layers and settings');

    await page.getByRole('radio', { name: 'coast', exact: true }).first().check();
    await page.locator('#file-menu').evaluate((menu) => /** @type {HTMLDetailsElement} */ (menu).setAttribute('open', ''));
    await page.locator('#project-file').setInputFiles(path);
    await page.waitForFunction(() => document.querySelectorAll('#layers li').length === 2 && document.querySelector('#exemplar')?.getAttribute('alt') === 'exemplar.png');
    await page.waitForTimeout(300);
    assert.deepEqual(await state(page), kept, 'and so does the project file');

    const zip = await JSZip.loadAsync(await readFile(path));
    assert.deepEqual(Object.keys(zip.files).sort(), ['base.png', 'exemplar-map.png', 'exemplar-picture', 'layers/1.png', 'layers/2.png', 'project.json']);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a corrected map comes back with its picture', async () => {
    const { page, close } = await openPage(browser, server.address);
    await repainted(page, () => page.locator('#picture-file').setInputFiles(sample('lake/exemplar-woodblock.jpg')));
    await page.locator('#reading:visible').waitFor();
    await page.getByRole('radio', { name: 'flowers' }).check();
    await repainted(page, () => paint(page, [0.2, 0.5], [0.8, 0.5], '#exemplar-map'));
    const corrected = await colors(page, '#exemplar-map');
    await page.getByRole('radio', { name: 'coast, moonlit night' }).check();
    await page.locator('#reading').waitFor({ state: 'hidden' });
    await page.locator('#picture-file').setInputFiles(sample('lake/exemplar-woodblock.jpg'));
    await page.locator('#reading-text', { hasText: 'Your corrected map of this picture is back' }).waitFor();
    assert.deepEqual(await colors(page, '#exemplar-map'), corrected);
    await close();
  });

  test('a photograph on the map pane becomes an editable map', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await repainted(page, () => page.locator('#map-file').setInputFiles(sample('lake/exemplar-woodblock.jpg')));
    await page.locator('#map-note', { hasText: 'The layout of your photograph, as Landscape reads it: ' }).waitFor();
    const before = await colors(page, '#map');
    assert.ok(new Set(before).size > 2, 'several classes');
    await page.getByRole('radio', { name: 'field' }).check();
    await page.keyboard.press('g');
    await repainted(page, () => page.locator('#map').click({ position: { x: 40, y: 20 } }));
    assert.ok((await colors(page, '#map')).filter((value) => value === 0xdabe54).length > before.filter((value) => value === 0xdabe54).length);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('PNG, WebP and OpenRaster are read by other programs', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.locator('#file-menu > summary').click();
    const save = async (/** @type {string} */ name) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
      return file.path();
    };
    const png = PNG.sync.read(await readFile(await save('Download')));
    const webp = await readFile(await save('WebP'));
    const size = await page.evaluate(async (bytes) => {
      const { width, height } = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/webp' }));
      return [width, height];
    }, [...webp]);
    assert.deepEqual([png.width, png.height, webp.toString('latin1', 8, 12), ...size], [256, 256, 'WEBP', 256, 256]);

    const file = await readFile(await save('OpenRaster'));
    assert.equal(file.toString('latin1', 30, 54), 'mimetypeimage/openraster', 'first and not compressed, as the format asks');
    const ora = await JSZip.loadAsync(file);
    const stack = (await ora.file('stack.xml')?.async('string')) ?? '';
    const layers = [...stack.matchAll(/<layer name="([^"]+)" src="([^"]+)".* visibility="(\w+)"/g)].map((match) => match.slice(1));
    assert.deepEqual(layers, [['Map: Ground', 'data/layer1.png', 'hidden'], ['Picture', 'data/layer0.png', 'visible']]);
    for (const name of ['data/layer0.png', 'data/layer1.png', 'mergedimage.png']) {
      const layer = PNG.sync.read((await ora.file(name)?.async('nodebuffer')) ?? Buffer.alloc(0));
      assert.deepEqual([layer.width, layer.height], [256, 256]);
    }
    await close();
  });

  test('a file that is no project is refused in words', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.locator('#file-menu > summary').click();
    await page.locator('#project-file').setInputFiles(sample('coast/map.png'));
    await page.locator('#file-message', { hasText: 'That file is no project of this page.' }).waitFor();
    await close();
  });
});

/** @param {number[]} a @param {number[]} b @param {number} i */
function distance(a, b, i) {
  return Math.hypot(...[16, 8, 0].map((shift) => ((a[i] >> shift) & 255) - ((b[i] >> shift) & 255)));
}

/** @param {number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Maps, layers and settings as they show. @param {import('playwright-core').Page} page */
async function state(page) {
  const [map, exemplarMap] = [await colors(page, '#map'), await colors(page, '#exemplar-map')];
  const controls = await page.evaluate(() => [...document.querySelectorAll('#brush-size, #tools input, #palette input, #layers input, #size')].map((input) => {
    const { id, value, checked } = /** @type {any} */ (input);
    return `${id} ${value} ${checked}`;
  }));
  return { map, exemplarMap, controls };
}
