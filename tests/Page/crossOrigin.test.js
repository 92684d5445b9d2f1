import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './browser.js';
import { startServer } from './server.js';

const root = new URL('../../samples/', import.meta.url);
const sample = (/** @type {string} */ name) => new URL(`valley/${name}`, root).pathname;

describe('the sample page of another origin', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startServer>>} */
  let server;
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let browser;
  /** @type {string} */
  let origin;
  const pages = createServer(async (_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(await readFile(new URL('clients/page/index.html', root)));
  });

  before(async () => {
    await new Promise((resolve) => pages.listen(0, '127.0.0.1', () => resolve(undefined)));
    origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (pages.address()).port}`;
    server = await startServer(`--Cors:Origins:0=${origin}`);
    browser = await startBrowser();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    pages.close();
  });

  test('it shows the picture, and what the server refuses', async () => {
    const page = await browser.newPage();
    await page.goto(origin);
    await page.getByLabel('Server').fill(server.address);
    await page.getByLabel('Map', { exact: true }).setInputFiles(sample('map.png'));
    await page.getByLabel('Exemplar', { exact: true }).setInputFiles(sample('exemplar.png'));
    await page.getByLabel('Model', { exact: true }).fill('analogy');

    await page.getByRole('button', { name: 'Translate' }).click();
    await page.getByText('needs the exemplar').waitFor();
    await page.locator('[name=exemplarMap]').setInputFiles(sample('exemplar-map.png'));
    await page.getByRole('button', { name: 'Translate' }).click();
    await page.getByText('Painted by analogy').waitFor();

    assert.ok(await page.locator('img').evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth) >= 128);
    await page.close();
  });
});
