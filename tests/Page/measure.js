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
  state.parts = [];
  let ended = 0;
  document.querySelector('#map')?.addEventListener('pointerup', () => (ended = performance.now()), { capture: true });
  new MutationObserver(async () => {
    await image.decode().catch(() => {});
    const shown = performance.now();
    const request = /** @type {PerformanceResourceTiming} */ (performance.getEntriesByType('resource').findLast(({ name }) => name.endsWith('/v1/translations')));
    state.times.push(shown - ended);
    state.parts.push({
      'until the request': request.startTime - ended,
      'upload and way there': request.requestStart - request.startTime,
      'server, as the page sees it': request.responseStart - request.requestStart,
      'way back': request.responseEnd - request.responseStart,
      'until it shows': shown - request.responseEnd,
    });
  }).observe(image, { attributes: true, attributeFilter: ['src'] });
});
/** @type {Map<string, number[]>} */
const stages = new Map();
for (let i = 0; i < strokes; i++) {
  await page.getByRole('radio', { name: i % 2 ? 'grass' : 'sand' }).check();
  const row = 0.45 + (0.5 * i) / strokes;
  const [response] = await Promise.all([page.waitForResponse('**/v1/translations'), paint(page, [0.2, row], [0.8, row])]);
  for (const [, stage, ms] of (response.headers()['server-timing'] ?? '').matchAll(/([\w-]+);dur=([\d.]+)/g)) {
    stages.set(stage, [...(stages.get(stage) ?? []), Number(ms)]);
  }
  await page.waitForFunction((count) => /** @type {any} */ (globalThis).times.length > count, i);
}
const { times, parts } = /** @type {{times: number[], parts: Record<string, number>[]}} */ (
  await page.evaluate(() => ({ times: /** @type {any} */ (globalThis).times, parts: /** @type {any} */ (globalThis).parts }))
);
await browser.close();
await server.stop();

const show = (/** @type {number[]} */ values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const [median, fastest, slowest] = [sorted[sorted.length >> 1], sorted[0], sorted[sorted.length - 1]].map((ms) => ms.toFixed(0));
  return `median ${median} ms, fastest ${fastest}, slowest ${slowest}`;
};
console.log(`stroke's end to picture, ${times.length} strokes at 256 × 256: ${show(times)}`);
for (const part of Object.keys(parts[0] ?? {})) {
  console.log(`  ${part}: ${show(parts.map((times) => times[part]))}`);
}
for (const [stage, values] of stages) {
  console.log(`  in the server, ${stage}: ${show(values)}`);
}
