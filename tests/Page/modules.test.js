import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { ClassTable } from '../../src/Api/wwwroot/js/map/classtable.js';
import { writeCurl } from '../../src/Api/wwwroot/js/result/curl.js';
import { classRegion } from '../../src/Api/wwwroot/js/map/flood.js';
import { History } from '../../src/Api/wwwroot/js/map/history.js';
import { LabelMap } from '../../src/Api/wwwroot/js/map/labelmap.js';
import { ellipse, paintRegion, polygon, rectangle } from '../../src/Api/wwwroot/js/map/shapes.js';
import { activeLayer, flattened, resizedSheet, sheetOf, withLayer, withMovedLayer, withNewLayer, withoutLayer } from '../../src/Api/wwwroot/js/map/sheet.js';
import { paintable } from '../../src/Api/wwwroot/js/map/sizepicker.js';
import { stagesOf } from '../../src/Api/wwwroot/js/result/stages.js';
import { Labels, readPalette, writeGimpPalette, writePalette } from '../../src/Api/wwwroot/js/map/labels.js';
import { tellWhy } from '../../src/Api/wwwroot/js/result/why.js';
import { readMap, writeMap } from '../../src/Api/wwwroot/js/map/mapfile.js';
import { readPng } from '../../src/Api/wwwroot/js/files/pngreader.js';
import { packProject, unpackProject } from '../../src/Api/wwwroot/js/session/packing.js';
import { minify } from 'terser';
import { preloads } from './preloads.js';

const classes = new ClassTable([
  { id: 0, name: 'sky', color: '#7ebef2' },
  { id: 3, name: 'rock', color: '#70645c' },
  { id: 200, name: 'moss', color: '#00ff01' },
]);

describe('maps', () => {
  test('a saved map reads back as it was', async () => {
    const map = new LabelMap(37, 11, Uint8Array.from({ length: 37 * 11 }, (_, i) => [0, 3, 200][i % 3]));
    const read = await readMap(await writeMap(map, classes), classes);
    assert.ok(read.equals(map));
  });

  test('every sample map reads in the colours of its palette', async () => {
    for (const name of ['coast', 'lake', 'valley', 'village']) {
      const file = await readFile(new URL(`../../samples/${name}/map.png`, import.meta.url));
      const { width, height, values, palette } = await readPng(new Blob([file]));
      assert.equal(values.length, width * height);
      assert.ok(values.every((value) => value < (palette?.length ?? 0)));
    }
  });

  test('colours of no class are named with their place', async () => {
    const file = new Blob([await readFile(new URL('../../samples/coast/exemplar.png', import.meta.url))]);
    await assert.rejects(readMap(file, classes), /^ReadableError: The colour #[0-9a-f]{6} at x 0, y 0 is not a class of the model\.$/);
  });

  test('a damaged PNG is said to be damaged', async () => {
    const file = await readFile(new URL('../../samples/coast/map.png', import.meta.url));
    await assert.rejects(readPng(new Blob([file.subarray(0, 600)])), /damaged or ends too early/);
  });

  test('a stroke is round, exact and stays inside', () => {
    const map = new LabelMap(20, 10);
    map.stroke({ x: 5, y: 5 }, { x: 15, y: 5 }, 4, () => 3);
    assert.equal(map.ids.reduce((count, id) => count + Number(id === 3), 0), 40 + 12);
    map.stroke({ x: -30, y: -30 }, { x: 50, y: 50 }, 2, () => 200);
    assert.deepEqual(map.classIds(), new Set([0, 3, 200]));
  });

  test('a fill stops at other classes and at the edges', () => {
    const map = new LabelMap(5, 3, Uint8Array.of(0, 0, 3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0, 0));
    paintRegion(map, classRegion(map, 0), () => 200);
    assert.deepEqual([...map.ids], [200, 200, 3, 0, 0, 200, 200, 3, 0, 0, 200, 200, 3, 0, 0]);
  });

  test('shapes are exact and stay inside', () => {
    const count = (/** @type {LabelMap} */ map) => map.ids.reduce((sum, id) => sum + Number(id === 3), 0);
    const [box, disc, triangle] = [new LabelMap(20, 10), new LabelMap(20, 10), new LabelMap(20, 10)];
    rectangle(box, { x: 15, y: 8 }, { x: 5, y: 2 }, () => 3);
    assert.equal(count(box), 60);
    ellipse(disc, { x: -10, y: -5 }, { x: 10, y: 5 }, () => 3);
    assert.ok(Math.abs(count(disc) - (Math.PI * 50) / 4) < 4, 'a quarter of it lies inside');
    polygon(triangle, [{ x: 0, y: 0 }, { x: 20, y: 0 }, { x: 0, y: 10 }], () => 3);
    assert.equal(count(triangle), 100);
  });

  test('resizing keeps the layout', () => {
    const map = new LabelMap(2, 2, Uint8Array.of(0, 3, 200, 0)).resized(4, 4);
    assert.deepEqual([...map.ids], [0, 0, 3, 3, 0, 0, 3, 3, 200, 200, 0, 0, 200, 200, 0, 0]);
  });
});

test('layers show the upper one, and what is hidden, moved or removed no longer', () => {
  let sheet = withNewLayer(sheetOf(LabelMap.filled(2, 1, 0)));
  const upper = sheet.active;
  const show = () => [...flattened(sheet, 7).ids];
  sheet = withLayer(sheet, upper, { map: new LabelMap(2, 1, Uint8Array.of(3, 255)) });
  assert.deepEqual(show(), [3, 0]);
  assert.equal(activeLayer(sheet).id, upper);
  assert.deepEqual([...flattened(resizedSheet(sheet, 4, 1), 7).ids], [3, 3, 0, 0]);
  sheet = withLayer(sheet, upper, { visible: false });
  assert.deepEqual(show(), [0, 0]);
  sheet = withMovedLayer(withLayer(sheet, upper, { visible: true }), upper, -1);
  assert.deepEqual(show(), [0, 0], 'the ground hides what lies below');
  sheet = withoutLayer(sheet, 1);
  assert.deepEqual(show(), [3, 7], 'where no layer has a class, the first one of the table');
  assert.equal(withoutLayer(sheet, upper), sheet, 'the last layer stays');
});

test('a picture comes at 256, 512 and its own size, none of them too narrow for the server', () => {
  const sizes = (/** @type {number} */ width, /** @type {number} */ height) => stagesOf({ width, height }).map((size) => `${size.width}×${size.height}`);
  assert.deepEqual(sizes(256, 256), ['256×256']);
  assert.deepEqual(sizes(384, 256), ['384×256']);
  assert.deepEqual(sizes(1024, 1024), ['256×256', '512×512', '1024×1024']);
  assert.deepEqual(sizes(2048, 128), ['2048×128']);
  assert.deepEqual(sizes(1024, 256), ['512×128', '1024×256']);
});

test('a map of any size is painted at a size that the server paints', () => {
  assert.deepEqual(paintable({ width: 640, height: 360 }), { width: 640, height: 360 });
  assert.deepEqual(paintable({ width: 4096, height: 2048 }), { width: 2048, height: 1024 });
  assert.deepEqual(paintable({ width: 64, height: 32 }), { width: 256, height: 128 });
  assert.deepEqual(paintable({ width: 4000, height: 16 }), { width: 2048, height: 128 });
});

test('history goes back, forth, and forgets what was undone', () => {
  const history = new History(2);
  ['a', 'b', 'c'].forEach((state) => history.push(state));
  assert.equal(history.undo('d'), 'c');
  assert.equal(history.undo('c'), 'b');
  assert.equal(history.undo('b'), 'b', 'the limit is two steps');
  assert.equal(history.redo('b'), 'c');
  history.push('c');
  assert.ok(!history.canRedo);
});

test('the curl command fetches samples, names own files and quotes', () => {
  const text = writeCurl({
    base: 'http://host:1/prefix/',
    files: [
      { field: 'map', name: 'map.png', address: 'samples/coast/map.png?v=1' },
      { field: 'exemplar', name: "it's mine.jpg", address: null },
    ],
    fields: [['width', 256]],
  });
  assert.equal(text, [
    "# it's mine.jpg: save it from the page, or put your own file here",
    "curl -s -o map.png 'http://host:1/prefix/samples/coast/map.png?v=1'",
    'curl -o picture.png -H "Accept: image/png" \\',
    '  -F map=@map.png \\',
    "  -F 'exemplar=@it'\\''s mine.jpg' \\",
    '  -F width=256 \\',
    '  http://host:1/prefix/v1/translations',
  ].join('\n'));
});

test('the library that is served is the package, minified', async () => {
  const served = (/** @type {string} */ name) => readFile(new URL(`../../src/Api/wwwroot/lib/fflate/${name}`, import.meta.url), 'utf8');
  const packed = (/** @type {string} */ name) => readFile(new URL(`node_modules/fflate/${name}`, import.meta.url), 'utf8');
  const { code } = await minify(await packed('esm/browser.js'), { module: true });
  assert.equal(await served('fflate.js'), code, 'written by: npm run library');
  assert.equal(await served('LICENSE.txt'), await packed('LICENSE'));
});

test('a packed project is small and comes back as it was', async () => {
  const map = (/** @type {number} */ id) => ({ width: 1024, height: 1024, ids: new Uint8Array(1024 * 1024).fill(id) });
  const project = /** @type {any} */ ({ version: 1, layers: [{ name: 'Ground', visible: true, map: map(3) }], base: map(0), exemplar: { name: 'a', map: map(200) } });
  const packed = await packProject(project);
  assert.ok([packed.layers[0].map, packed.base, packed.exemplar.map].every(({ deflated }) => deflated.length < 4096));
  assert.deepEqual(await unpackProject(packed), project);
  assert.deepEqual(await unpackProject(project), project, 'as the page keeps it before it goes');
  assert.equal((await unpackProject(await packProject({ ...project, exemplar: null }))).exemplar, null);
});

test('the page names all modules that it begins with, so that they come at once', async () => {
  const { text, whole } = await preloads();
  assert.equal(text, whole, 'written by: npm run preloads');
});

test('palettes are read and written as JSON and as GIMP does', () => {
  const labels = new Labels(classes).with('lake', '#123456', 3);
  assert.equal(labels.own[0].id, 254);
  assert.deepEqual([...labels.sent(new LabelMap(3, 1, Uint8Array.of(0, 254, 3))).ids], [0, 3, 3]);
  const again = readPalette(writePalette(labels), new Labels(classes));
  assert.deepEqual(again.own, labels.own);
  const gimp = readPalette(writeGimpPalette(labels), new Labels(classes));
  assert.deepEqual(gimp.own.map(({ name, color }) => [name, color]), [['lake', '#123456']]);
  assert.throws(() => labels.with('twin', '#123456', 0), /colour already/);
  assert.throws(() => readPalette('{}', labels), /no palette/);
});

test('why a pixel looks as it does is told in words', () => {
  const levels = [0, 1, 2, 3].map((level) => ({ level, matches: [{ x: level === 0 ? 90 : 50, y: 20, weight: 0.9 }] }));
  const story = { name: 'rock', matched: 'sky', lacks: true, levels, grid: { width: 100, height: 100 }, milliseconds: 1500 };
  assert.equal(
    tellWhy(story).join(' '),
    'Your map says rock here. The look has no rock, so sky stands in. The place is 50 % from the left and 20 % from the top of it; '
      + '90 % of the pixel comes from there, a clear match. The place was settled at level 2 of 4; coarser ones looked elsewhere. '
      + 'The picture took 1.5 seconds.',
  );
});
