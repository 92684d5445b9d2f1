import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { openPage, paint, repainted, startBrowser } from './browser.js';
import { startServer } from './server.js';

const sample = (/** @type {string} */ name) => new URL(`../../samples/${name}`, import.meta.url).pathname;

describe('the studio', { timeout: 900_000 }, () => {
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

  test('a large picture comes small first and gets sharp by itself', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await watch(page);
    const saved = page.waitForEvent('download');
    await repainted(page, async () => {
      await page.locator('#size').selectOption('512x512');
      await page.getByRole('button', { name: 'Download' }).click();
    });
    assert.deepEqual(await shown(page), ['256 × 256, getting sharper…', '512 × 512']);
    assert.equal(await side(page), 512);
    assert.equal((await readFile(await (await saved).path())).readUInt32BE(16), 512, 'what is saved is what was asked for, not what still showed');
    const boxes = await places(page);

    await repainted(page, () => paint(page, [0.2, 0.3], [0.6, 0.3]));
    assert.deepEqual(await shown(page), ['256 × 256, getting sharper…', '512 × 512'], 'the picture follows at the size that answers in time');
    assert.deepEqual(await places(page), boxes.slice(-1), 'nothing jumps');
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a stroke cancels the full size', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await watch(page);
    await page.locator('#size').selectOption('1024x1024');
    await page.waitForFunction(() => /** @type {any} */ (globalThis).asked.at(-1) === 1024);
    const canceled = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/v1/translations'));
    await paint(page, [0.2, 0.4], [0.6, 0.4]);
    assert.match((await canceled).failure()?.errorText ?? '', /ABORTED/);
    assert.ok(!(await shown(page)).includes('1024 × 1024'));
    assert.deepEqual(complaints, []);
    await close();
  });

  test('any size and proportions can be asked for', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.locator('#size').selectOption('other');
    await page.locator('#size-width').fill('300');
    await page.locator('#size-height').fill('130');
    await repainted(page, () => page.getByRole('button', { name: 'Use it' }).click());
    assert.deepEqual(await page.locator('#map').evaluate((map) => map instanceof HTMLCanvasElement && [map.width, map.height]), [300, 130]);
    assert.equal(await side(page), 300);
    await close();
  });

  test('zoom keeps what is under the pointer, and painting hits what is seen', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.getByRole('radio', { name: 'snow' }).check();
    const box = await page.locator('#map-frame').boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + 0.25 * box.width, box.y + 0.75 * box.height];
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    assert.notEqual(await page.locator('#zoom-level').textContent(), '100 %');
    await page.mouse.click(x, y);
    assert.deepEqual(await pixel(page, 64, 192), [250, 252, 255]);
    const transforms = await page.evaluate(() => ['#map', '#result'].map((name) => getComputedStyle(/** @type {Element} */ (document.querySelector(name))).transform.split(',')[0]));
    assert.equal(transforms[0], transforms[1], 'map and result show the same part');
    await page.keyboard.press('z');
    assert.equal(await page.locator('#zoom-level').textContent(), '100 %');
    await close();
  });

  test('shapes, mirror, pick, layers: painted as shown, hidden, moved, and all of it undone', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    const snow = [250, 252, 255];
    const before = await pixel(page, 64, 64);
    await page.getByRole('radio', { name: 'snow' }).check();
    await page.locator('#layers-fold > summary').click();
    await page.getByRole('button', { name: 'New layer' }).click();

    await page.keyboard.press('r');
    await page.keyboard.press('m');
    await paint(page, [0.2, 0.2], [0.3, 0.3]);
    assert.deepEqual([await pixel(page, 64, 64), await pixel(page, 191, 64)], [snow, snow], 'a rectangle and its mirror image');
    await page.keyboard.press('m');

    await page.getByRole('checkbox', { name: 'Show Layer 2' }).uncheck();
    assert.deepEqual(await pixel(page, 64, 64), before);
    await page.getByRole('checkbox', { name: 'Show Layer 2' }).check();
    await page.getByRole('button', { name: 'Move Layer 2 down' }).click();
    assert.deepEqual(await pixel(page, 64, 64), before, 'below the ground');
    await page.keyboard.press('Control+z');
    await page.getByRole('textbox', { name: 'Name of Layer 2' }).fill('Clouds');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Paint on Clouds' }).waitFor();

    await page.keyboard.press('Escape');
    await page.locator('#map').focus();
    await page.keyboard.press('v');
    await paint(page, [0.5, 0.5], [0.75, 0.5]);
    assert.deepEqual([await pixel(page, 64, 64), await pixel(page, 128, 64)], [before, snow], 'the layer has moved, the ground has not');

    await page.keyboard.press('i');
    await page.locator('#map').click({ position: { x: 5, y: 5 } });
    const picked = await page.locator('#palette input:checked').evaluate((input) => input.closest('label')?.textContent);
    assert.equal(picked, 'sky');

    for (let step = 0; step < 6; step++) {
      await page.keyboard.press('Control+z');
    }
    assert.deepEqual(await pixel(page, 64, 64), before);
    assert.equal(await page.locator('#layers li').count(), 1);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a polygon is clicked corner by corner, a line and an ellipse are dragged', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.getByRole('radio', { name: 'snow' }).check();
    await page.keyboard.press('p');
    const box = await page.locator('#map').boundingBox();
    assert.ok(box);
    for (const [x, y] of [[0.1, 0.1], [0.4, 0.1], [0.1, 0.4]]) {
      await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'flowers' }).check();
    await page.keyboard.press('o');
    await paint(page, [0.6, 0.6], [0.8, 0.8]);
    await page.keyboard.press('l');
    await paint(page, [0.05, 0.95], [0.95, 0.95]);
    assert.deepEqual(await pixel(page, 51, 51), [250, 252, 255]);
    assert.notDeepEqual(await pixel(page, 95, 95), [250, 252, 255], 'outside of the slanted side');
    const flowers = [226, 92, 150];
    assert.deepEqual([await pixel(page, 179, 179), await pixel(page, 128, 243)], [flowers, flowers]);
    assert.notDeepEqual(await pixel(page, 155, 155), flowers, 'a corner of the ellipse stays');
    await close();
  });

  test('shapes are drawn by keys too', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.locator('#map').focus();
    await page.keyboard.press('5');
    await page.keyboard.press('r');
    await page.keyboard.press('Space');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Space']) {
      await page.keyboard.press(key);
    }
    assert.deepEqual(await pixel(page, 136, 136), [250, 252, 255]);
    await page.keyboard.press('+');
    await page.keyboard.press('Control+ArrowRight');
    assert.equal(await page.locator('#zoom-level').textContent(), '150 %');
    await close();
  });

  test('another model keeps the map', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.locator('#map-file').setInputFiles(sample('valley/map.png'));
    const before = await pixel(page, 100, 200);
    await repainted(page, () => page.locator('#model').selectOption('analogy'));
    assert.deepEqual(await pixel(page, 100, 200), before);
    await close();
  });
});

/** @param {import('playwright-core').Page} page */
function side(page) {
  return page.locator('#result').evaluate(async (image) => {
    const picture = /** @type {HTMLImageElement} */ (image);
    await picture.decode();
    return picture.naturalWidth;
  });
}

/** A pixel of the map. @param {import('playwright-core').Page} page @param {number} x @param {number} y */
function pixel(page, x, y) {
  return page.locator('#map').evaluate((canvas, [column, row]) => {
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext('2d'));
    context.drawImage(/** @type {HTMLCanvasElement} */ (canvas), -column, -row);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, [x, y]);
}

/** Writes down in the page what widths are asked for, what is said of each picture's size, and where it shows. @param {import('playwright-core').Page} page */
function watch(page) {
  return page.evaluate(() => {
    const state = /** @type {any} */ (globalThis);
    Object.assign(state, { asked: [], shown: [], places: [] });
    const [image, size] = ['#result', '#result-size'].map((name) => /** @type {Element} */ (document.querySelector(name)));
    const note = (/** @type {string[]} */ list, /** @type {string} */ text) => list.at(-1) !== text && list.push(text);
    new MutationObserver(() => {
      note(state.shown, size.textContent ?? '');
      note(state.places, JSON.stringify(image.getBoundingClientRect()));
    }).observe(size, { childList: true, characterData: true, subtree: true });
    const send = globalThis.fetch;
    globalThis.fetch = (address, options) => {
      if (options?.body instanceof FormData && options.body.has('map')) {
        state.asked.push(Number(options.body.get('width')));
      }
      return send(address, options);
    };
  });
}

/** What was said of the pictures' sizes since the last question. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
function shown(page) {
  return page.evaluate(() => /** @type {any} */ (globalThis).shown.splice(0));
}

/** Where the pictures showed since the last question. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
function places(page) {
  return page.evaluate(() => /** @type {any} */ (globalThis).places.splice(0));
}
