// How long the picture takes to follow the brush: from the end of a stroke to the decoded picture on the page, at 256².
//   node measure.js [strokes]
import { openPage, paint, startBrowser } from './browser.js';
import { startServer } from './server.js';

const strokes = Number(process.argv[2] ?? 30);
const server = await startServer();
const browser = await startBrowser();
const { page } = await openPage(browser, server.address);
await page.waitForTimeout(1000);

// In the page's own clock, so that what drives the browser is not measured too.
await page.evaluate(() => {
  const image = /** @type {HTMLImageElement} */ (document.querySelector('#result'));
  const state = /** @type {any} */ (globalThis);
  state.times = [];
  let ended = 0;
  document.querySelector('#map')?.addEventListener('pointerup', () => (ended = performance.now()), { capture: true });
  new MutationObserver(async () => {
    await image.decode().catch(() => {});
    state.times.push(performance.now() - ended);
  }).observe(image, { attributes: true, attributeFilter: ['src'] });
});
const server_ms = [];
for (let i = 0; i < strokes; i++) {
  await page.getByRole('radio', { name: i % 2 ? 'grass' : 'sand' }).check();
  const row = 0.45 + (0.5 * i) / strokes;
  const [response] = await Promise.all([page.waitForResponse('**/v1/translations'), paint(page, [0.2, row], [0.8, row])]);
  server_ms.push([...(response.headers()['server-timing'] ?? '').matchAll(/dur=([\d.]+)/g)].reduce((sum, [, ms]) => sum + Number(ms), 0));
  await page.waitForFunction((count) => /** @type {any} */ (globalThis).times.length > count, i);
}
const times = /** @type {number[]} */ (await page.evaluate(() => /** @type {any} */ (globalThis).times));
await browser.close();
await server.stop();

const sorted = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b);
const show = (/** @type {number[]} */ values) => {
  const s = sorted(values);
  return `median ${s[s.length >> 1].toFixed(0)} ms, fastest ${s[0].toFixed(0)}, slowest ${s[s.length - 1].toFixed(0)}`;
};
console.log(`stroke's end to picture, ${times.length} strokes at 256 × 256: ${show(times)}`);
console.log(`  of it in the server: ${show(server_ms)}`);
