import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { distance, meanColor, openPage, paint, repainted, startBrowser } from './browser.js';
import { startServer } from './server.js';

const sample = (/** @type {string} */ name) => new URL(`../../samples/${name}`, import.meta.url).pathname;
const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

describe('comparing, labels and contact sheets', { timeout: 900_000 }, () => {
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

  test('a slider compares the result with the map, the look and the picture before', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await repainted(page, () => paint(page, [0.2, 0.3], [0.6, 0.3]));
    await page.getByRole('radio', { name: 'Compare', exact: true }).check();
    assert.deepEqual(await meanColor(page, '#compare'), await meanColor(page, '#map'));
    await page.getByRole('radio', { name: 'The picture before' }).check();
    assert.ok(distance(await meanColor(page, '#compare', [0.3, 0.28, 0.5, 0.32]), await meanColor(page, '#result', [0.3, 0.28, 0.5, 0.32])) > 1);
    await page.locator('#compare-at').fill('25');
    assert.match((await page.locator('#compare').getAttribute('style')) ?? '', /inset\(0(px)? 75%/);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('the large view links matches both ways and says why a pixel looks as it does', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await repainted(page, () => page.locator('#map-file').setInputFiles(sample('coast/exemplar-map.png')));
    await page.getByRole('button', { name: 'Enlarge' }).click();
    await page.locator('#large-mode').getByRole('radio', { name: 'Matches' }).check();
    const right = await page.locator('#large-right').boundingBox();
    const left = await page.locator('#large-left').boundingBox();
    assert.ok(right && left && right.width > 500);

    const [x, y] = [right.x + right.width / 2, right.y + right.height * 0.8];
    const traced = await page.waitForFunction(([px, py]) => {
      const picture = document.querySelector('#large-result');
      picture?.dispatchEvent(new PointerEvent('pointermove', { clientX: px, clientY: py }));
      const line = [...document.querySelectorAll('#large-lines line')].at(-1);
      return line ? [Number(line.getAttribute('x2')), Number(line.getAttribute('y2'))] : null;
    }, [x, y]);
    const end = /** @type {number[]} */ (await traced.jsonValue());
    assert.ok(Math.abs(end[0] - (left.x + left.width / 2)) < 40 && Math.abs(end[1] - (left.y + left.height * 0.8)) < 40, `the same place of the exemplar, and not ${end}`);

    await page.mouse.move(left.x + left.width / 2, left.y + left.height * 0.8);
    assert.ok((await page.locator('#large-lines circle').count()) > 4, 'pixels of the result that were made from there');

    await page.mouse.click(x, y);
    await page.locator('#large-why', { hasText: /Your map says \w+ here\. It was taken from \w+ of the look\..* seconds\./ }).waitFor();
    assert.ok((await page.locator('#large-lines circle').count()) >= 8, 'a ring for each level');

    await page.evaluate(axe);
    for (const mode of ['Matches', 'Side by side', 'Result']) {
      await page.locator('#large-mode').getByRole('radio', { name: mode }).check();
      const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run('#large'));
      const serious = violations.filter((/** @type {any} */ { impact }) => ['serious', 'critical'].includes(impact));
      assert.deepEqual(serious.map((/** @type {any} */ { id, nodes }) => `${mode}, ${id}: ${nodes.map((/** @type {any} */ node) => node.html).join(' ')}`), []);
    }
    await page.keyboard.press('Escape');
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a stand-in is told', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.getByRole('radio', { name: 'building' }).check();
    await page.keyboard.press('r');
    await repainted(page, () => paint(page, [0.4, 0.7], [0.9, 0.98]));
    await page.getByRole('button', { name: 'Enlarge' }).click();
    const box = await page.locator('#large-right').boundingBox();
    assert.ok(box);
    const side = Math.min(box.width, box.height);
    await page.mouse.click(box.x + box.width / 2 + 0.15 * side, box.y + box.height / 2 + 0.35 * side);
    await page.locator('#large-why', { hasText: /Your map says building here\. The look has no building, so \w+ stands in\./ }).waitFor();
    await close();
  });

  test('labels of one\'s own are painted, sent as what they stand for, renamed, deleted, saved and loaded', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await page.locator('#labels-fold > summary').click();
    await page.locator('#label-name').fill('lagoon');
    await page.locator('#label-color').fill('#12ab34');
    await page.locator('#label-paints').selectOption({ label: 'water' });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('textbox', { name: 'Name of lagoon' }).fill('pond');
    await page.keyboard.press('Enter');
    const download = async (/** @type {string} */ name) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      return file.path();
    };
    const json = await download('Save as JSON');
    assert.deepEqual(JSON.parse(await readFile(json, 'utf8')).labels, [{ name: 'pond', color: '#12ab34', paints: 'water' }]);
    const gpl = await readFile(await download('Save as .gpl'), 'utf8');
    assert.match(gpl, /^GIMP Palette\n[^]* 18 171 {2}52\tpond\n/);

    await page.locator('#labels-fold > summary').click();
    await page.getByRole('radio', { name: 'pond' }).check();
    await repainted(page, () => paint(page, [0.2, 0.75], [0.8, 0.75]));
    assert.deepEqual(await meanColor(page, '#map', [0.4, 0.74, 0.6, 0.76]), [18, 171, 52]);
    assert.ok(await page.locator('#map-message').isHidden(), 'the server takes it for water');

    // On both maps it is a kind of its own.
    await page.evaluate(() => {
      const send = globalThis.fetch;
      globalThis.fetch = (address, options) => {
        if (options?.body instanceof FormData && options.body.has('map')) {
          document.body.dataset.open = String(options.body.get('openLabels'));
        }
        return send(address, options);
      };
    });
    await page.locator('#exemplar-view').getByRole('radio', { name: 'Its map' }).check();
    await repainted(page, () => paint(page, [0.2, 0.75], [0.8, 0.75], '#exemplar-map'));
    assert.equal(await page.locator('body').getAttribute('data-open'), 'true');
    assert.ok(await page.locator('#map-message').isHidden() && await page.locator('#exemplar-message').isHidden());

    await page.locator('#labels-fold > summary').click();
    await page.getByRole('button', { name: 'Delete pond' }).click();
    assert.deepEqual(await meanColor(page, '#map', [0.4, 0.74, 0.6, 0.76]), [38, 100, 190], 'it is water now');

    await page.locator('#palette-file').setInputFiles({ name: 'gimp.gpl', mimeType: 'text/plain', buffer: Buffer.from('GIMP Palette\nName: mine\n#\n 40 105 190 deep water\n126 190 242 sky\n') });
    await page.getByRole('radio', { name: 'deep water' }).waitFor({ state: 'attached' });
    assert.equal(await page.locator('#own-labels li').count(), 1, 'the sky is there already');
    assert.equal(await page.locator('#own-labels select').evaluate((select) => /** @type {HTMLSelectElement} */ (select).selectedOptions[0].text), 'water');
    await page.locator('#palette-file').setInputFiles(json);
    await page.getByRole('textbox', { name: 'Name of pond' }).waitFor();
    await page.locator('#palette-file').setInputFiles(sample('coast/map.png'));
    await page.locator('#labels-message', { hasText: 'no palette' }).waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a contact sheet shows one look on every map, with progress, and saves it', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await page.locator('#file-menu > summary').click();
    await page.getByRole('button', { name: 'On every map' }).click();
    await page.locator('#contact-status', { hasText: 'Picture 2 of 4' }).waitFor();
    await page.locator('#contact-status', { hasText: '4 pictures' }).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as one picture' }).click()]);
    const sheet = PNG.sync.read(await readFile(await file.path()));
    assert.ok(sheet.width > 512 && sheet.height > 512);
    await repainted(page, () => page.locator('#contact-grid button').nth(2).click());
    assert.ok(await page.locator('#contact').isHidden());
    assert.deepEqual(complaints, []);
    await close();
  });
});
