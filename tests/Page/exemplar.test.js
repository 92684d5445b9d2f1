import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { openPage, paint, repainted, startBrowser } from './browser.js';
import { formOf, startRecorder } from './recorder.js';
import { startServer } from './server.js';

const sample = (/** @type {string} */ name) => new URL(`../../samples/${name}`, import.meta.url).pathname;
const keeping = 'POST /v1/exemplars';
const translation = 'POST /v1/translations';

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

  /** Asserts that a stroke's picture is what the server makes of the same form with the exemplar itself. @param {import('./recorder.js').Call} call @param {string} file */
  async function assertSamePicture(call, file) {
    const form = await formOf(call);
    form.delete('exemplarId');
    form.set('exemplar', new Blob([await readFile(file)]), 'exemplar');
    const response = await fetch(`${server.address}/v1/translations`, { method: 'POST', body: form, headers: { accept: 'image/png' } });
    assert.deepEqual(call.received, Buffer.from(await response.arrayBuffer()));
  }

  /** @param {import('./recorder.js').Call} call */
  async function assertNamed(call) {
    const form = await formOf(call);
    assert.equal(call.status, 200);
    assert.match(String(form.get('exemplarId')), /^[0-9a-f]{64}$/);
    assert.ok(!form.has('exemplar'), 'the picture itself stays away');
    return String(form.get('exemplarId'));
  }

  test('a stroke names it, on either map, and the picture is the same', async () => {
    const { page, complaints, first, close } = await open();
    const file = sample('coast/exemplar.png');
    const bytes = await readFile(file);
    assert.deepEqual(first.map(({ path, status }) => `${path} ${status}`), [`${keeping} 201`, `${translation} 200`]);
    assert.ok(first[0].sent.includes(bytes));
    await assertNamed(first[1]);

    await repainted(page, () => paint(page, [0.1, 0.3], [0.5, 0.3]));
    await page.locator('#exemplar-view').getByRole('radio', { name: 'Its map' }).check();
    await repainted(page, () => paint(page, [0.1, 0.5], [0.5, 0.5], '#exemplar-map'));

    const strokes = asked();
    assert.deepEqual(strokes.map(({ path }) => path), [translation, translation]);
    for (const stroke of strokes) {
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

    const healed = asked();
    assert.deepEqual(healed.map(({ path, status }) => `${path} ${status}`), [`${translation} 410`, `${keeping} 201`, `${translation} 200`]);
    await assertNamed(healed[2]);
    await assertSamePicture(healed[2], sample('coast/exemplar.png'));
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
      await repainted(page, () => paint(page, [0.1, y], [0.5, y]));

      const calls = asked();
      assert.deepEqual(calls.map(({ path, status: answer }) => `${path} ${answer}`), [`${translation} 200`, `${translation} 200`]);
      assert.ok((await Promise.all(calls.map(formOf))).every((form) => form.has('exemplar') && !form.has('exemplarId')));
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
    const id = await assertNamed(/** @type {any} */ (asked().at(-1)));

    await release.click();
    await note.filter({ hasText: 'has deleted your picture' }).waitFor();
    assert.ok(await release.isHidden());
    assert.equal((await fetch(`${server.address}/v1/exemplars/${id}`)).status, 410);
    asked();

    await repainted(page, () => paint(page, [0.1, 0.3], [0.5, 0.3]));
    const calls = asked();
    assert.deepEqual(calls.map(({ path }) => path), [translation], 'it is not kept again');
    assert.ok((await formOf(calls[0])).has('exemplar'));
    assert.deepEqual(complaints, []);
    await close();
  });
});
