// What the studio promises, measured in one run, in the page's own clock:
//   node measure.js [strokes] [side]
// - a kept 256² as the server alone makes it, and from a stroke's end to the first picture on the page, painting at side × side (1024);
// - how long the full size takes to come by itself, and whether a stroke cancels it;
// - long tasks (over 50 ms) and frames while painting;
// - bytes of the first load, and the time until one can paint;
// - from the address to a saved picture of 1024² in the look of an own one.
import { openPage, paint, startBrowser } from './browser.js';
import { startServer } from './server.js';

const strokes = Number(process.argv[2] ?? 30);
const side = Number(process.argv[3] ?? 1024);
const server = await startServer();
const browser = await startBrowser();
const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const show = (/** @type {number[]} */ values) => `median ${median(values).toFixed(0)} ms, fastest ${Math.min(...values).toFixed(0)}, slowest ${Math.max(...values).toFixed(0)}`;

/** What a first visit loads. @param {import('playwright-core').Page} page */
const loadOf = (page) => page.evaluate(() => {
  const entries = /** @type {PerformanceResourceTiming[]} */ ([...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]);
  const isPage = (/** @type {string} */ name) => !/\/(v1|samples|health)\//.test(name);
  const loaded = entries.filter(({ name }) => isPage(name));
  return { bytes: loaded.reduce((sum, entry) => sum + entry.transferSize, 0), files: loaded.length, interactive: performance.getEntriesByName('interactive')[0]?.startTime ?? NaN };
});

const { page } = await openPage(browser, server.address, { viewport: { width: 1440, height: 900 } });
const load = await loadOf(page);
/** @type {number[]} */
const visits = [];
for (let i = 0; i < 9; i++) {
  const visit = await openPage(browser, server.address, { viewport: { width: 1440, height: 900 } });
  visits.push((await loadOf(visit.page)).interactive);
  await visit.close();
}
console.log(`first load: ${(load.bytes / 1024).toFixed(0)} KB in ${load.files} files; interactive after ${load.interactive.toFixed(0)} ms from a server that has just started, then, ${visits.length} new browsers: ${show(visits)}`);

await page.evaluate(() => {
  const state = /** @type {any} */ (globalThis);
  Object.assign(state, { firsts: [], tasks: [], gaps: [], strokes: [], begun: 0, ended: 0, waits: false, holds: false, form: null });
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration, startTime }) => state.tasks.push({ duration, startTime }))).observe({ type: 'longtask' });
  const image = /** @type {HTMLImageElement} */ (document.querySelector('#result'));
  const map = /** @type {Element} */ (document.querySelector('#map'));
  let last = 0;
  const frame = (/** @type {number} */ now) => {
    if (state.painting) {
      if (last) state.gaps.push(now - last);
      last = now;
    } else {
      last = 0;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  map.addEventListener('pointerdown', () => Object.assign(state, { painting: true, begun: performance.now() }), { capture: true });
  map.addEventListener('pointerup', () => {
    Object.assign(state, { painting: false, ended: performance.now(), waits: true });
    state.strokes.push({ begun: state.begun, ended: state.ended });
  }, { capture: true });
  new MutationObserver(async () => {
    if (state.waits) {
      state.waits = false;
      await image.decode().catch(() => {});
      state.firsts.push(performance.now() - state.ended);
    }
  }).observe(image, { attributes: true, attributeFilter: ['src'] });
  const send = globalThis.fetch;
  globalThis.fetch = async (address, options) => {
    if (String(address).endsWith('v1/translations') && options?.body instanceof FormData) {
      if (Math.max(Number(options.body.get('width')), Number(options.body.get('height'))) === 256) {
        state.form = options.body;
      }
      while (state.holds && options.body !== state.form) {
        await new Promise((resolve) => setTimeout(resolve, 10)); // larger stages wait, so that the server alone is measured
      }
    }
    return send(address, options);
  };
});

await page.locator('#size').selectOption(`${side}x${side}`);
const started = Date.now();
await page.locator('#result-size', { hasText: new RegExp(`^${side} × ${side}$`) }).waitFor({ timeout: 300_000 });
console.log(`full size ${side} × ${side} by itself after ${((Date.now() - started) / 1000).toFixed(1)} s`);

/** @type {number[]} */
const alone = [];
const canceled = { count: 0 };
page.on('requestfailed', (request) => request.url().endsWith('/v1/translations') && canceled.count++);
for (let i = 0; i < strokes; i++) {
  await page.getByRole('radio', { name: i % 2 ? 'grass' : 'sand' }).check();
  const row = 0.45 + (0.5 * i) / strokes;
  await paint(page, [0.2, row], [0.8, row]);
  await page.waitForFunction((count) => /** @type {any} */ (globalThis).firsts.length > count, i);
  // The same form once more, as the server alone answers it.
  alone.push(await page.evaluate(async () => {
    const state = /** @type {any} */ (globalThis);
    state.holds = true;
    const begun = performance.now();
    const response = await fetch('v1/translations', { method: 'POST', body: state.form, headers: { accept: 'image/png' } });
    await response.blob();
    const time = performance.now() - begun;
    state.holds = false;
    return time;
  }));
}
const { firsts, tasks, gaps, inStrokes } = await page.evaluate(() => {
  const { firsts: first, tasks: long, gaps: between, strokes: all } = /** @type {any} */ (globalThis);
  const isInStroke = (/** @type {any} */ task) => all.some((/** @type {any} */ { begun, ended }) => task.startTime < ended && task.startTime + task.duration > begun);
  return { firsts: first, tasks: long, gaps: between, inStrokes: long.filter(isInStroke).length };
});
console.log(`a kept 256² from the server alone, ${alone.length} times: ${show(alone)}`);
console.log(`stroke's end to the first picture, painting at ${side} × ${side}, ${firsts.length} strokes: ${show(firsts)}; ${(median(firsts) / median(alone)).toFixed(2)} × the server's`);
console.log(`while painting: ${gaps.length} frames, median ${median(gaps).toFixed(1)} ms apart, slowest ${Math.max(...gaps).toFixed(0)} ms; long tasks: ${inStrokes} during strokes, ${tasks.length} in all${tasks.length ? `, longest ${Math.max(...tasks.map((/** @type {any} */ { duration }) => duration)).toFixed(0)} ms` : ''}`);
console.log(`requests cancelled by later strokes: ${canceled.count}`);
await page.close();

const fresh = Date.now();
const { page: newcomer } = await openPage(browser, server.address, { viewport: { width: 1440, height: 900 } });
const [file] = await Promise.all([
  newcomer.waitForEvent('download', { timeout: 300_000 }),
  (async () => {
    await newcomer.locator('#picture-file').setInputFiles(new URL('../../samples/lake/exemplar-woodblock.jpg', import.meta.url).pathname);
    await newcomer.locator('#size').selectOption('1024x1024');
    await newcomer.getByRole('button', { name: 'Download' }).click();
  })(),
]);
console.log(`from the address to a saved picture of 1024 × 1024 in an own picture's look: ${((Date.now() - fresh) / 1000).toFixed(1)} s (${file.suggestedFilename()})`);
await browser.close();
await server.stop();
