import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { distance, meanColor, openPage, paint, repainted, startBrowser } from './browser.js';
import { startServer } from './server.js';

const samples = new URL('../../samples/', import.meta.url);
const sample = (/** @type {string} */ name) => new URL(name, samples).pathname;
const notAPicture = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('These are notes and no picture, whatever their name says.') };

describe('the page', { timeout: 600_000 }, () => {
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

  test('a stroke changes the picture, undo brings the map back', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    const part = [0.35, 0.7, 0.75, 0.76];
    const [map, picture] = [await meanColor(page, '#map', part), await meanColor(page, '#result', part)];

    await page.getByRole('radio', { name: 'grass' }).check();
    await repainted(page, () => paint(page, [0.3, 0.73], [0.8, 0.73]));

    assert.deepEqual(await meanColor(page, '#map', part), [122, 184, 72], 'the map has the exact colour of grass');
    assert.ok(distance(await meanColor(page, '#result', part), picture) > 12, 'sand became grass');

    await page.keyboard.press('Control+z');
    assert.deepEqual(await meanColor(page, '#map', part), map);
    await page.keyboard.press('Control+Shift+z');
    assert.deepEqual(await meanColor(page, '#map', part), [122, 184, 72]);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('another exemplar changes the colours', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    const before = await meanColor(page, '#result');

    await repainted(page, () => page.getByRole('radio', { name: 'coast, moonlit night' }).check());

    const night = await meanColor(page, '#result');
    assert.ok(night[0] < before[0] - 40 && night[1] < before[1] - 40, `${before} became ${night}`);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('keys paint, fill and choose', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.locator('#map').focus();
    await page.keyboard.press('5');
    assert.ok(await page.getByRole('radio', { name: 'snow' }).isChecked());
    await page.keyboard.press('Space');
    assert.deepEqual(await meanColor(page, '#map', [0.48, 0.48, 0.52, 0.52]), [250, 252, 255]);

    await page.keyboard.press('f');
    await page.keyboard.press('1');
    await page.keyboard.press('Space');
    assert.deepEqual(await meanColor(page, '#map', [0.48, 0.48, 0.52, 0.52]), [126, 190, 242]);

    await page.keyboard.press('e');
    await page.keyboard.press('Shift+ArrowRight');
    assert.notDeepEqual(await meanColor(page, '#map', [0.48, 0.48, 0.52, 0.52]), [126, 190, 242]);
    await close();
  });

  test('files that are no pictures are refused beside where they were given', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);

    await page.locator('#picture-file').setInputFiles(notAPicture);
    await page.locator('#exemplar-message', { hasText: 'not a picture that can be read' }).waitFor();

    await page.locator('#map-file').setInputFiles(notAPicture);
    await page.locator('#map-message', { hasText: 'not a picture that can be read' }).waitFor();

    await repainted(page, () => paint(page, [0.1, 0.1], [0.2, 0.1]));
    assert.ok(await page.locator('#map-message').isHidden(), 'painting on takes the message away');
    assert.deepEqual(complaints, []);
    await close();
  });

  test('what the server refuses is said beside the field that it blames', async () => {
    const { page, close } = await openPage(browser, server.address);
    const detail = 'The exemplar is too dark to match.';
    const errors = [{ pointer: '#/exemplar', detail }];
    await page.route('**/v1/translations', (route) =>
      route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify({ title: 'No', detail, retryable: false, errors }) }));

    await paint(page, [0.1, 0.1], [0.2, 0.1]);

    await page.locator('#exemplar-message', { hasText: detail }).waitFor();
    await page.unroute('**/v1/translations');
    await repainted(page, () => paint(page, [0.1, 0.3], [0.2, 0.3]));
    assert.ok(await page.locator('#exemplar-message').isHidden());
    await close();
  });

  test('a stroke cancels the request of the change before', async () => {
    const { page, close } = await openPage(browser, server.address);
    await page.getByRole('radio', { name: 'snow' }).check();
    await page.keyboard.press('f'); // a fill is done with one press: no picture is asked for while it goes on
    await page.route('**/v1/translations', () => {}, { times: 1 }); // never answered
    const [stale] = await Promise.all([page.waitForRequest('**/v1/translations'), page.locator('#map').click({ position: { x: 40, y: 20 } })]);

    await page.keyboard.press('b');
    const failed = page.waitForEvent('requestfailed', (request) => request === stale);
    await repainted(page, () => paint(page, [0.1, 0.9], [0.2, 0.9]));

    assert.match((await failed).failure()?.errorText ?? '', /ABORTED/);
    await close();
  });

  test('an own picture alone will do for a model that needs no map of it', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await repainted(page, () => page.locator('#picture-file').setInputFiles(sample('lake/exemplar-woodblock.jpg')));
    assert.ok(await page.locator('#exemplar-ask').isHidden());
    assert.deepEqual(complaints, []);
    await close();
  });

  test('for a model that needs its map, an own picture is translated with the map that another model reads', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await repainted(page, () => page.locator('#model').selectOption('analogy'));
    await repainted(page, () => page.locator('#picture-file').setInputFiles(sample('lake/exemplar-woodblock.jpg')));
    assert.ok(await page.locator('#exemplar-map').isVisible(), 'its map, as another model reads it, can be painted on');
    assert.match((await page.locator('#reading-text').textContent()) ?? '', /What Landscape reads of your picture/);

    await repainted(page, () => page.locator('#exemplar-map-file').setInputFiles(sample('lake/exemplar-map.png')));
    assert.ok(await page.locator('#exemplar-ask').isHidden());
    await page.locator('#exemplar-note', { hasText: 'No rock in this picture' }).waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  test('warps and overlay show, sizes change, the map is saved as it was painted', async () => {
    const { page, complaints, close } = await openPage(browser, server.address);
    await page.getByRole('radio', { name: 'Warps' }).check();
    await page.locator('#warps img').nth(3).waitFor();
    await page.getByRole('radio', { name: 'Overlay' }).check();
    assert.ok(await page.locator('#overlay').isVisible());

    await repainted(page, () => page.locator('#size').selectOption('384x256'));
    assert.equal(await page.locator('#result').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth), 384);

    const painted = await meanColor(page, '#map');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#save-map').click()]);
    await page.getByRole('radio', { name: 'valley', exact: true }).first().check();
    await page.locator('#map-file').setInputFiles(await saved.path());
    await page.waitForFunction(() => document.querySelector('#size option:checked')?.textContent === '384 × 256');
    assert.deepEqual(await meanColor(page, '#map'), painted);
    assert.deepEqual(complaints, []);
    await close();
  });

  for (const width of [360, 768, 1440]) {
    test(`nothing sticks out at ${width} pixels`, async () => {
      const { page, complaints, close } = await openPage(browser, server.address, { viewport: { width, height: 800 } });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      assert.equal(await page.evaluate(() => window.scrollY), 0, 'the page starts at its top');
      await page.keyboard.press('g');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, 'nor does what the region tool needs');
      assert.deepEqual(complaints, []);
      await close();
    });
  }

  test('without scripts the form answers with a picture', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.address);
    for (const [field, file] of [['map', 'coast/map.png'], ['exemplar', 'coast/exemplar.png'], ['exemplarMap', 'coast/exemplar-map.png']]) {
      await page.locator(`[name=${field}]`).setInputFiles(sample(file));
    }

    const [response] = await Promise.all([page.waitForResponse('**/v1/translations'), page.getByRole('button', { name: 'Translate' }).click()]);

    assert.equal(response.status(), 200);
    assert.match(response.headers()['content-type'], /^image\//);
    await context.close();
  });
});
