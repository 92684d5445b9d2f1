import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { colors, openPage, paint, repainted, startBrowser } from './browser.js';
import { formOf, startRecorder } from './recorder.js';
import { startServer } from './server.js';

const sample = (/** @type {string} */ name) => new URL(`../../samples/${name}`, import.meta.url).pathname;
const keeping = 'POST /v1/exemplars';
const translation = 'POST /v1/translations';
const translated = `${translation} 200`;

/** @typedef {import('./recorder.js').Call} Call */

const answer = (/** @type {Call} */ { path, status }) => `${path} ${status}`;

describe('the exemplar is sent once', { timeout: 600_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startServer>>} */
  let server;
  /** @type {Awaited<ReturnType<typeof startRecorder>>} */
  let recorder;
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let browser;

  before(async () => {
    server = await startServer();
    recorder = await startRecorder(server.address);
    browser = await startBrowser();
  });

  after(async () => {
    await browser?.close();
    recorder?.stop();
    await server?.stop();
  });

  /** What the page asked of the API since the last question. */
  const asked = () => recorder.take().filter(({ path }) => path.includes('/v1/') && !path.startsWith('GET'));

  /** The page, and what it asked for to begin with. @param {import('playwright-core').BrowserContextOptions} [options] */
  async function open(options) {
    recorder.take();
    const opened = await openPage(browser, recorder.address, options);
    return { ...opened, first: asked() };
  }

  /** Asserts that a stroke's picture is what the server makes of the same form with the exemplar itself. @param {Call} call @param {string} file */
  async function assertSamePicture(call, file) {
    const form = await formOf(call);
    form.delete('exemplarId');
    form.set('exemplar', new Blob([await readFile(file)]), 'exemplar');
    const response = await fetch(`${server.address}/v1/translations`, { method: 'POST', body: form, headers: { accept: 'image/png' } });
    assert.deepEqual(call.received, Buffer.from(await response.arrayBuffer()));
  }

  /** @param {Call} call */
  async function assertNamed(call) {
    const form = await formOf(call);
    assert.equal(call.status, 200);
    assert.match(String(form.get('exemplarId')), /^[0-9a-f]{64}$/);
    assert.ok(!form.has('exemplar'), 'the picture itself stays away');
    return String(form.get('exemplarId'));
  }

  /** Asserts that a stroke was translated, as often as the page liked while it went on, at last as it shows on the map, and that nothing else was asked. */
  async function assertTranslated(/** @type {import('playwright-core').Page} */ page, /** @type {Call[]} */ calls, field = 'map', canvas = '#map') {
    assert.deepEqual([...new Set(calls.map(answer))], [translated]);
    const file = /** @type {File} */ ((await formOf(calls[calls.length - 1])).get(field));
    const { data } = PNG.sync.read(Buffer.from(await file.arrayBuffer()));
    const sent = Array.from({ length: data.length / 4 }, (_, i) => data.readUIntBE(4 * i, 3));
    assert.deepEqual(sent, await colors(page, canvas), `the last ${field} that was sent is the one that shows`);
  }

  test('a stroke names it, on either map, and the picture is the same', async () => {
    const { page, complaints, first, close } = await open();
    const file = sample('coast/exemplar.png');
    const bytes = await readFile(file);
    assert.deepEqual(first.map(answer), [`${keeping} 201`, translated]);
    assert.ok(first[0].sent.includes(bytes));
    await assertNamed(first[1]);

    await repainted(page, () => paint(page, [0.1, 0.3], [0.5, 0.3]));
    const strokes = asked();
    await assertTranslated(page, strokes);
    await page.locator('#exemplar-view').getByRole('radio', { name: 'Its map' }).check();
    await repainted(page, () => paint(page, [0.1, 0.5], [0.5, 0.5], '#exemplar-map'));

    const others = asked();
    await assertTranslated(page, others, 'exemplarMap', '#exemplar-map');
    for (const stroke of [...strokes, ...others]) {
      await assertNamed(stroke);
      assert.ok(!stroke.sent.includes(bytes.subarray(0, 64)), 'not a byte of the picture');
      await assertSamePicture(stroke, file);
    }
    assert.deepEqual(complaints, []);
    await close();
  });

  test('one that the server has lost is sent once more, and no stroke goes missing', async () => {
    const { page, first, close } = await open();
    const id = await assertNamed(first[first.length - 1]);
    assert.equal((await fetch(`${server.address}/v1/exemplars/${id}`, { method: 'DELETE' })).status, 204);

    await repainted(page, () => paint(page, [0.1, 0.3], [0.5, 0.3]));

    const calls = asked();
    const kept = calls.findIndex(({ path }) => path === keeping);
    assert.deepEqual([...new Set(calls.slice(0, kept).map(answer))], [`${translation} 410`]);
    assert.equal(answer(calls[kept]), `${keeping} 201`);
    const healed = calls.slice(kept + 1);
    await assertTranslated(page, healed);
    for (const call of healed) {
      await assertNamed(call);
      await assertSamePicture(call, sample('coast/exemplar.png'));
    }
    assert.ok(await page.locator('#exemplar-message').isHidden(), 'the page mends it without a message');
    await close();
  });

  test('where keeping is refused, the picture goes along', async () => {
    const { page, close } = await open();
    for (const [look, status, attempts, y] of /** @type {const} */ ([['coast, moonlit night', 403, 1, 0.3], ['coast, storm', 503, 2, 0.6]])) {
      let refusals = 0;
      await page.route('**/v1/exemplars', (route) => {
        refusals++;
        return route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ title: 'No', retryable: status === 503 }) });
      });

      await repainted(page, () => page.getByRole('radio', { name: look }).check());
      const first = asked();
      await assertTranslated(page, first);
      await repainted(page, () => paint(page, [0.1, y], [0.5, y]));
      const strokes = asked();
      await assertTranslated(page, strokes);

      assert.ok((await Promise.all([...first, ...strokes].map(formOf))).every((form) => form.has('exemplar') && !form.has('exemplarId')));
      // A stroke may begin a translation that the next one replaces: each asks once.
      assert.ok(status === 403 ? refusals === attempts : refusals >= attempts, `what may pass is tried again with the next stroke, and not ${refusals} times`);
      await page.unroute('**/v1/exemplars');
    }
    await close();
  });

  test('an own picture is said to be kept, and is deleted at a word', async () => {
    const { page, complaints, close } = await open();
    const note = page.locator('#exemplar-kept');
    const release = page.getByRole('button', { name: 'Delete it now' });
    assert.ok(await note.isHidden(), 'samples are no secret');
    await repainted(page, () => page.locator('#picture-file').setInputFiles(sample('lake/exemplar-woodblock.jpg')));
    await note.filter({ hasText: /keeps your picture until \d+ \w+ \d{4}/ }).waitFor();
    await page.locator('#reading:visible').waitFor();
    const id = await assertNamed(asked().filter(({ path }) => path === translation)[0]);

    await release.click();
    await note.filter({ hasText: 'has deleted your picture' }).waitFor();
    assert.ok(await release.isHidden());
    assert.equal((await fetch(`${server.address}/v1/exemplars/${id}`)).status, 410);
    asked();

    await repainted(page, () => paint(page, [0.1, 0.3], [0.5, 0.3]));
    const calls = asked();
    await assertTranslated(page, calls); // and does not have it kept again
    assert.ok((await Promise.all(calls.map(formOf))).every((form) => form.has('exemplar') && !form.has('exemplarId')));
    assert.deepEqual(complaints, []);
    await close();
  });
});
