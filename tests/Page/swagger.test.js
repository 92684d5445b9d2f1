import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './browser.js';
import { startServer } from './server.js';

describe('the page of the document', { timeout: 300_000 }, () => {
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

  test('a first picture comes from the sample files, without reading anything', async (context) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    page.setDefaultTimeout(60_000);
    const started = performance.now();

    await page.goto(`${server.address}/swagger`);
    const operation = page.locator('#operations-Translations-createTranslation');
    await operation.locator('.opblock-summary-control').click();
    for (const [field, link] of [['map', 'a map'], ['exemplar', 'an exemplar'], ['exemplarMap', 'the exemplar\'s map']]) {
      const address = await operation.getByRole('link', { name: link, exact: true }).evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href);
      const response = await page.request.get(address);
      assert.equal(response.status(), 200, address);
      await choose(operation.locator(`tr[data-property-name="${field}"]`), { name: `${field}.png`, mimeType: 'image/png', buffer: await response.body() });
    }
    await operation.getByRole('button', { name: 'Execute' }).click();
    const picture = operation.locator('.live-responses-table img');
    await picture.waitFor();

    const width = await picture.evaluate(async (image) => {
      const shown = /** @type {HTMLImageElement} */ (image);
      await shown.decode();
      return shown.naturalWidth;
    });
    context.diagnostic(`from the address to the picture: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    assert.ok(width >= 128);
    assert.equal((await operation.locator('.live-responses-table td.response-col_status:not(.col_header)').first().innerText()).trim(), '200');
    await page.close();
  });
});

/**
 * Chooses a file for a field, one of a list too.
 * @param {import('playwright-core').Locator} row
 * @param {{name: string, mimeType: string, buffer: Buffer}} file
 */
async function choose(row, file) {
  const input = row.locator('input[type=file]').first();
  if ((await input.count()) === 0) {
    await row.getByRole('button', { name: /^Add / }).click();
  }
  await input.setInputFiles(file);
}
