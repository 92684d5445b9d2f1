import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import OpenAI, { APIError, toFile } from 'openai';
import { blobOf, CoCosNetClient } from '../dist/index.js';
import { startServer } from '../../../tests/Page/server.js';

const path = (name) => fileURLToPath(new URL(`../../../samples/valley/${name}`, import.meta.url));
const blob = async (name) => new Blob([await readFile(path(name))]);
const file = async (name) => toFile(await readFile(path(name)), name, { type: 'image/png' });
let server;
let openai;

before(async () => {
  server = await startServer();
  openai = new OpenAI({ baseURL: `${server.address}/v1`, apiKey: 'none', maxRetries: 0 });
});

after(() => server?.stop());

test('an OpenAI client gets the picture of a translation', { timeout: 120_000 }, async () => {
  const answer = await openai.images.edit({
    image: await Promise.all([file('map.png'), file('exemplar.png'), file('exemplar-map.png')]),
    prompt: 'The prompt is ignored. '.repeat(1000),
    model: 'analogy',
    size: '160x128',
    n: 1,
    output_format: 'png',
    quality: 'high',
  });

  const { image } = await new CoCosNetClient(server.address).translate({
    map: await blob('map.png'), exemplar: await blob('exemplar.png'), exemplarMap: await blob('exemplar-map.png'), model: 'analogy', width: 160, height: 128,
  });
  assert.equal(answer.data[0].b64_json, Buffer.from(await blobOf(image).arrayBuffer()).toString('base64'));
  assert.equal(answer.size, '160x128');
});

test('an OpenAI client gets several pictures, one for each seed', { timeout: 120_000 }, async () => {
  const answer = await openai.images.edit({
    image: await Promise.all([file('map.png'), file('exemplar.png'), file('exemplar-map.png')]),
    prompt: '',
    size: '128x128',
    n: 2,
  });

  const { image } = await new CoCosNetClient(server.address).translate({
    map: await blob('map.png'), exemplar: await blob('exemplar.png'), exemplarMap: await blob('exemplar-map.png'), width: 128, height: 128, seed: 1,
  });
  assert.equal(answer.data.length, 2);
  assert.notEqual(answer.data[0].b64_json, answer.data[1].b64_json);
  assert.equal(answer.data[1].b64_json, Buffer.from(await blobOf(image).arrayBuffer()).toString('base64'));
});

test('an OpenAI client throws the error of the server', { timeout: 120_000 }, async () => {
  const image = await file('exemplar.png');

  await assert.rejects(openai.images.edit({ image: [image, image], prompt: '', model: 'paintings' }), (error) => {
    assert.ok(error instanceof APIError);
    assert.deepEqual([error.status, error.code, error.type, error.param], [422, 'unknown_model', 'invalid_request_error', 'model']);
    return true;
  });
  await assert.rejects(openai.images.edit({ image: [image, image], prompt: '', n: 11 }), { status: 422, param: 'n' });
  await assert.rejects(openai.images.edit({ image, prompt: '' }), { status: 400, code: 'missing_field', param: 'image' });
});
