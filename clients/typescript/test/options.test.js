import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import { after, before, describe, test } from 'node:test';
import { CoCosNetClient } from '../dist/index.js';
import { startServer } from '../../../tests/Page/server.js';

const side = 128;
const sample = async (name) => new Blob([await readFile(new URL(`../../../samples/${name}`, import.meta.url))]);
const base64 = async (blob) => Buffer.from(await blob.arrayBuffer()).toString('base64');

describe('options that change the picture, on the real server', { timeout: 300_000 }, () => {
  let server;
  let client;
  let input;

  before(async () => {
    server = await startServer();
    client = new CoCosNetClient(server.address);
    input = {
      map: await sample('valley/map.png'), exemplar: await sample('valley/exemplar.png'), exemplarMap: await sample('valley/exemplar-map.png'),
      model: 'analogy', width: side, height: side,
    };
  });

  after(() => server?.stop());

  test('a picture repeats along the axes of tile', async () => {
    const urls = [];
    for (const tile of ['none', 'x', 'xy']) {
      urls.push((await client.translate({ ...input, tile })).image.url);
    }
    assert.equal(new Set(urls).size, 3);
    assert.equal(urls[0], (await client.translate(input)).image.url);
    await assert.rejects(client.translate({ ...input, tile: 'sideways' }), { code: 'invalid_option', field: 'tile' });
  });

  test('variations are the pictures of their seeds', async () => {
    const { image, variations } = await client.translate({ ...input, seed: 3, variations: 2 });
    assert.deepEqual(variations.map(({ seed }) => seed), [3, 4]);
    assert.equal(variations[0].picture.url, image.url);
    assert.equal(variations[1].picture.url, (await client.translate({ ...input, seed: 4 })).image.url);
    assert.ok(variations[0].differences[1] > 0.3);
    await assert.rejects(client.translate({ ...input, variations: 17 }), { code: 'invalid_option', field: 'variations' });
  });

  test('exemplars of different classes share a picture, by files and by ids', async () => {
    const { exemplar, exemplarMap, ...map } = input;
    const coast = { exemplar: await sample('coast/exemplar.png'), exemplarMap: await sample('coast/exemplar-map.png') };
    const classExemplars = [{ exemplar, exemplarMap, exemplarClasses: '*' }, { ...coast, exemplarClasses: 'sky,water' }];
    const { image } = await client.translate({ ...map, classExemplars });
    assert.notEqual(image.url, (await client.translate(input)).image.url);

    const asJson = [{ ...classExemplars[0], exemplar: await base64(exemplar) }, classExemplars[1]];
    assert.equal((await client.translate({ ...map, classExemplars: asJson })).image.url, image.url);
    const kept = await Promise.all(classExemplars.map(async ({ exemplarClasses, ...files }) => ({ exemplarClasses, exemplarId: (await client.keepExemplar(files)).id })));
    assert.equal((await client.translate({ ...map, classExemplars: kept })).image.url, image.url);

    const unknown = [classExemplars[0], { ...coast, exemplarClasses: 'wood' }];
    await assert.rejects(client.translate({ ...map, classExemplars: unknown }), (error) => error.problem.errors[0].pointer === '#/exemplarClasses/1');
  });

  test('mapColors decides what becomes of colours that are almost those of a class', async () => {
    const map = rgbPng(0x7e, 0xbe, 0xf3); // The sky is #7ebef2.
    const tolerant = await client.translate({ ...input, map });
    assert.deepEqual([tolerant.map.mended, tolerant.map.classes[0].name], [side * side, 'sky']);
    await assert.rejects(client.translate({ ...input, map, mapColors: 'exact' }), { code: 'unknown_color', field: 'map' });
  });

  test('a layout may be base64', async () => {
    const { map, ...rest } = { ...input, model: 'landscape' };
    const layout = await sample('coast/exemplar.png');
    const asForm = await client.translate({ ...rest, layout });
    const asJson = await client.translate({ ...rest, layout: await base64(layout) });
    assert.equal(asJson.image.url, asForm.image.url);
    assert.equal(asJson.layoutReading.map.url, asForm.layoutReading.map.url);
  });
});

/** A PNG of a single colour. */
function rgbPng(...color) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, Buffer.from(color))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  return new Blob([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
