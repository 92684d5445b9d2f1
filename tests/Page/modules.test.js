import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { ClassTable } from '../../src/Api/wwwroot/js/classtable.js';
import { writeCurl } from '../../src/Api/wwwroot/js/curl.js';
import { History } from '../../src/Api/wwwroot/js/history.js';
import { LabelMap } from '../../src/Api/wwwroot/js/labelmap.js';
import { readMap, writeMap } from '../../src/Api/wwwroot/js/mapfile.js';
import { readPng } from '../../src/Api/wwwroot/js/pngreader.js';

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
    map.fill({ x: 0.5, y: 0.5 }, 200);
    assert.deepEqual([...map.ids], [200, 200, 3, 0, 0, 200, 200, 3, 0, 0, 200, 200, 3, 0, 0]);
  });

  test('resizing keeps the layout', () => {
    const map = new LabelMap(2, 2, Uint8Array.of(0, 3, 200, 0)).resized(4, 4);
    assert.deepEqual([...map.ids], [0, 0, 3, 3, 0, 0, 3, 3, 200, 200, 0, 0, 200, 200, 0, 0]);
  });
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
    fields: { width: 256 },
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
