import { chromium } from 'playwright-core';

/** Chromium as the system has it. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'], // containers run tests as root
  });
}

/**
 * The page in a fresh tab, with its first picture up.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  await page.goto(address);
  await page.locator('#result[src]').waitFor();
  return { page, complaints, close: () => context.close() };
}

/**
 * Does something that changes the picture and waits for the picture of the finished change, at its full size. While a stroke goes on, the
 * page may show pictures of what there is so far: those come before the stroke's end, which marks the pane as busy.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} action
 */
export async function repainted(page, action) {
  const before = await page.locator('#result').getAttribute('src');
  await action();
  await page.waitForFunction((old) => {
    const isNew = document.querySelector('#result')?.getAttribute('src') !== old;
    return isNew && document.querySelector('#result-pane')?.getAttribute('aria-busy') === 'false';
  }, before);
}

/**
 * Paints a stroke; places are shares of the map's width and height.
 * @param {import('playwright-core').Page} page
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {string} [canvas]
 */
export async function paint(page, from, to, canvas = '#map') {
  const locator = page.locator(canvas);
  await locator.evaluate((map) => map.scrollIntoView({ block: 'nearest' })); // clear of the tools, which stay at the top
  const box = await locator.boundingBox();
  if (!box) {
    throw new Error(`${canvas} is not shown.`);
  }
  await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 8 });
  await page.mouse.up();
}

/**
 * Mean colour of a part of a picture or canvas; the part is given in shares: left, top, right, bottom.
 * @param {import('playwright-core').Page} page
 * @param {string} selector
 * @param {number[]} part
 * @returns {Promise<number[]>} red, green, blue
 */
export function meanColor(page, selector, part = [0, 0, 1, 1]) {
  return page.locator(selector).evaluate(async (source, [left, top, right, bottom]) => {
    const picture = /** @type {HTMLImageElement | HTMLCanvasElement} */ (source);
    if (picture instanceof HTMLImageElement) {
      await picture.decode();
    }
    const [width, height] = picture instanceof HTMLImageElement ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height];
    const canvas = new OffscreenCanvas(width, height);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.drawImage(picture, 0, 0);
    const box = [left * width, top * height, (right - left) * width, (bottom - top) * height].map(Math.round);
    const { data } = context.getImageData(box[0], box[1], box[2], box[3]);
    const sum = [0, 0, 0];
    data.forEach((value, i) => i % 4 < 3 && (sum[i % 4] += value));
    return sum.map((value) => value / (data.length / 4));
  }, part);
}

/** The colours of a canvas or picture, 24 bits each. @param {import('playwright-core').Page} page @param {string} selector @returns {Promise<number[]>} */
export function colors(page, selector) {
  return page.locator(selector).evaluate(async (source) => {
    const picture = /** @type {any} */ (source);
    const [width, height] = [picture.naturalWidth ?? picture.width, picture.naturalHeight ?? picture.height];
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(width, height).getContext('2d'));
    await picture.decode?.();
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return Array.from({ length: width * height }, (_, i) => (data[4 * i] << 16) | (data[4 * i + 1] << 8) | data[4 * i + 2]);
  });
}

/** @param {number[]} a @param {number[]} b */
export function distance(a, b) {
  return Math.hypot(...a.map((value, i) => value - b[i]));
}
