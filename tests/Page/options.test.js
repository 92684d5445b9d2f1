import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { colors, distance, meanColor, openPage, paint, repainted, startBrowser } from './browser.js';
import { formOf, startRecorder } from './recorder.js';
import { startServer } from './server.js';

const sample = (/** @type {string} */ name) => new URL(`../../samples/${name}`, import.meta.url).pathname;
const [sky, sand] = [[0.02, 0.28, 0.12, 0.37], [0.55, 0.9, 0.7, 0.97]];

describe('what else a picture depends on', { timeout: 600_000 }, () => {
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

  /** The form of the last translation. */
  async function lastForm() {
    const calls = recorder.take().filter(({ path, status }) => path === 'POST /v1/translations' && status === 200);
    return formOf(calls[calls.length - 1]);
  }

  test('one of four variations is chosen, the picture repeats, and a reload brings both back', async () => {
    const { page, complaints, close } = await openPage(browser, recorder.address);
    await page.getByRole('button', { name: 'Show four' }).click();
    await page.locator('#variations img').nth(3).waitFor();
    assert.ok(await page.getByRole('radio', { name: 'Variation 0' }).isChecked());
    await page.getByRole('button', { name: 'Four others' }).click();
    await repainted(page, () => page.getByRole('radio', { name: 'Variation 6' }).check());
    assert.equal((await lastForm()).get('seed'), '6');
    assert.equal(await page.locator('#seed').inputValue(), '6');

    await repainted(page, () => page.locator('#tile').selectOption({ label: 'sideways' }));
    assert.ok(await page.locator('#variations').isHidden(), 'those were others');
    await repainted(page, () => paint(page, [0.1, 0.1], [0.5, 0.1]));
    const form = await lastForm();
    assert.deepEqual([form.get('seed'), form.get('tile')], ['6', 'x']);

    await page.waitForTimeout(600); // saved 400 ms after the last change
    await page.reload();
    await page.locator('#result[src]').waitFor();
    await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector('#seed')).value === '6');
    assert.equal(await page.locator('#tile').inputValue(), 'x');
    assert.deepEqual(complaints, []);
    await close();
  });

  test('each kind may borrow from another picture, a sample or an own one, and a project keeps it', async () => {
    const { page, complaints, close } = await openPage(browser, recorder.address);
    const plain = [await meanColor(page, '#result', sky), await meanColor(page, '#result', sand)];
    await page.locator('#class-looks-fold > summary').click();
    await repainted(page, () => page.getByLabel('Look of sky').selectOption({ label: 'coast, moonlit night' }));
    const form = await lastForm();
    assert.equal(form.getAll('exemplarId').length, 2);
    assert.deepEqual(form.getAll('exemplarClasses'), ['*', '#7ebef2']);
    const night = [await meanColor(page, '#result', sky), await meanColor(page, '#result', sand)];
    assert.ok(distance(night[0], plain[0]) > 60, `the sky is ${night[0]} and was ${plain[0]}`);
    assert.ok(distance(night[1], plain[1]) < distance(night[0], plain[0]) / 2, 'the sand is that of the day');
    assert.ok(await page.locator('#tracer').isHidden(), 'a match is no place of a single picture');
    assert.ok(await page.locator('#shared-note').isVisible(), 'and the page says so');
    await page.getByRole('button', { name: 'Enlarge' }).click();
    await page.locator('#large-result').focus();
    await page.keyboard.press('Enter');
    await page.locator('#large-why', { hasText: /Your map says \w+ here\. Its look comes from / }).waitFor();
    await page.keyboard.press('Escape');

    await page.locator('#class-look-file').setInputFiles(sample('lake/exemplar-woodblock.jpg'));
    await page.locator('#class-readings li', { hasText: /Landscape reads .*water.* in exemplar-woodblock\.jpg\./ }).waitFor();
    const read = await colors(page, '#class-readings canvas');
    assert.ok(read.some((color) => color === 0x2664be) && read.some((color) => color === 0x7ebef2), 'its map has water and sky');
    await repainted(page, () => page.getByLabel('Look of cloud').selectOption({ label: 'exemplar-woodblock.jpg' }));
    assert.deepEqual((await lastForm()).getAll('exemplarClasses'), ['*', '#7ebef2', '#d6dee8']);

    await page.locator('#file-menu > summary').click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save project' }).click()]);
    const project = await file.path();
    await repainted(page, () => page.getByLabel('Look of sky').selectOption({ label: 'as the rest' }));
    await repainted(page, () => page.locator('#project-file').setInputFiles(project));
    await page.waitForFunction(() => /** @type {HTMLSelectElement} */ (document.querySelector('[aria-label="Look of sky"]')).selectedOptions[0].text === 'coast, moonlit night');
    assert.equal(await page.getByLabel('Look of cloud').inputValue(), 'exemplar-woodblock.jpg');
    assert.deepEqual(complaints, []);
    await close();
  });
});
