import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { blobOf, CoCosNetClient, Matches, ProblemError } from '../dist/index.js';
import { startServer } from '../../../tests/Page/server.js';

const sample = async (name) => new Blob([await readFile(new URL(`../../../samples/${name}`, import.meta.url))]);

describe('the client against the real server', { timeout: 300_000 }, () => {
  let server;
  let client;
  let input;

  before(async () => {
    server = await startServer();
    client = new CoCosNetClient(server.address);
    input = {
      map: await sample('coast/map.png'),
      exemplar: await sample('coast/exemplar.png'),
      exemplarMap: await sample('coast/exemplar-map.png'),
      width: 128,
      height: 128,
    };
  });

  after(() => server?.stop());

  test('models have classes', async () => {
    const { default: id, models } = await client.models();
    assert.ok(models.some((model) => model.id === id));
    const model = await client.model('analogy');
    assert.equal(model.state, 'ready');
    assert.ok(model.classes.some(({ name }) => name === 'water'));
  });

  test('a picture comes with its model and timings', async () => {
    const { picture, model, modelDigest, timings } = await client.translatePicture({ ...input, format: 'jpeg' });
    assert.equal(picture.type, 'image/jpeg');
    assert.ok(picture.size > 1000);
    assert.match(modelDigest, /^sha256:/);
    assert.ok(model.length > 0 && timings.match > 0);
  });

  test('a picture continues another one', async () => {
    const first = await client.translate({ ...input, model: 'analogy' });
    const same = await client.translate({ ...input, model: 'analogy', continues: first.id });
    assert.deepEqual([same.repaint, same.image.url], [{ scope: 'local', share: 0 }, first.image.url]);
    const { repaint, id } = await client.translatePicture({ ...input, model: 'analogy', continues: '0'.repeat(64) });
    assert.deepEqual([repaint, id], ['whole; reason=unknownResult', first.id]);
  });

  test('a picture stands for the map that the model reads of it', async () => {
    const { map, ...rest } = input;
    const restyled = await client.translate({ ...rest, layout: await sample('valley/exemplar.png') });
    const read = blobOf(restyled.layoutReading.map);
    assert.equal(read.type, 'image/png');
    assert.equal((await client.translate({ ...rest, map: read })).image.url, restyled.image.url);
    await assert.rejects(client.translate({ ...rest, layout: map, model: 'analogy' }), { code: 'invalid_option', field: 'model' });
    await assert.rejects(client.translate({ ...input, layout: map }), { code: 'conflicting_fields', field: 'layout' });
  });

  test('what was asked for comes with it', async () => {
    const probes = [{ x: 3, y: 4 }, { x: 100, y: 90 }];
    const translation = await client.translate({ ...input, model: 'analogy', warps: true, flow: true, confidence: true, correspondence: true, matches: true, probes });
    assert.deepEqual(translation.warps.map(({ picture }) => picture.width), [16, 32, 64, 128]);
    for (const picture of [translation.image, translation.flow, translation.confidence, translation.correspondence]) {
      const bytes = new Uint8Array(await blobOf(picture).arrayBuffer());
      assert.deepEqual([...bytes.slice(1, 4)], [...Buffer.from('PNG')]);
    }
    const matches = new Matches(translation.matches);
    assert.deepEqual([matches.width, matches.height], [128, 128]);
    for (const [i, probe] of translation.probes.entries()) {
      assert.deepEqual({ x: probe.x, y: probe.y }, probes[i]);
      assert.deepEqual(matches.at(probes[i]), probe.levels[3].matches);
    }
    assert.throws(() => matches.at({ x: 128, y: 0 }), RangeError);
  });

  test('data URIs and base64 are files too', async () => {
    const base64 = async (blob) => Buffer.from(await blob.arrayBuffer()).toString('base64');
    const probes = [{ x: 3, y: 4 }, { x: 100, y: 90 }];
    const asForm = await client.translate({ ...input, model: 'analogy', flow: true, probes });
    const asJson = await client.translate({
      ...input, model: 'analogy', flow: true, probes, map: `data:image/png;base64,${await base64(input.map)}`, exemplar: await base64(input.exemplar),
    });
    assert.deepEqual({ ...asJson, timings: undefined }, { ...asForm, timings: undefined });
    const kept = await client.keepExemplar({ exemplar: await base64(input.exemplar), exemplarMap: input.exemplarMap });
    assert.equal(kept.id, (await client.keepExemplar({ exemplar: input.exemplar, exemplarMap: input.exemplarMap })).id);
    await assert.rejects(client.translate({ ...input, map: 'https://example.org/map.png' }), (error) => error.code === 'invalid_data' && error.field === 'map');
  });

  test('several exemplars have a result each, or a problem', async () => {
    const { exemplar, exemplarMap, ...map } = { ...input, model: 'analogy' };
    const { image } = await client.translate({ ...map, exemplar, exemplarMap });
    const choices = [{ exemplar, exemplarMap }, { exemplar: new Blob(['no picture']), exemplarMap }, { exemplar }];
    for (const last of [choices[2], { exemplar: Buffer.from(await exemplar.arrayBuffer()).toString('base64') }]) {
      const items = await client.translateEach(map, [...choices.slice(0, 2), last]);
      assert.deepEqual(items.map(({ problem }) => problem?.code), [undefined, 'unsupported_format', 'exemplar_map_required']);
      assert.equal(items[0].result.image.url, image.url);
      assert.equal(items[1].problem.errors[0].pointer, '#/exemplar/1');
    }
    assert.equal((await client.translateEach(map, [choices[0]]))[0].result.image.url, image.url);
    const jobs = await client.submitEach(map, choices.slice(0, 2));
    const ended = await Promise.all(jobs.map(({ id }) => client.wait(id)));
    assert.deepEqual(ended.map(({ state }) => state), ['succeeded', 'failed']);
  });

  test('a refusal says which field and why', async () => {
    const refused = await client.translate({ ...input, map: new Blob(['no picture at all, whatever it is called']) }).catch((error) => error);
    assert.ok(refused instanceof ProblemError);
    assert.deepEqual([refused.field, refused.code, refused.problem.status, refused.retryable], ['map', 'unsupported_format', 415, false]);
    await assert.rejects(client.model('nobody'), (error) => error instanceof ProblemError && error.problem.status === 404);
  });

  test('a call can be given up', async () => {
    const control = new AbortController();
    const call = client.translate(input, { signal: control.signal });
    control.abort();
    await assert.rejects(call, { name: 'AbortError' });
  });
});

test('an answer that is no problem document becomes a problem', async () => {
  const proxy = createServer((_, response) => response.writeHead(502, { 'retry-after': '3' }).end('<h1>Bad gateway</h1>'));
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const client = new CoCosNetClient(`http://127.0.0.1:${proxy.address().port}/behind/`);
  const error = await client.models().catch((problem) => problem);
  proxy.close();
  assert.deepEqual([error.name, error.code, error.retryable, error.retryAfter, error.problem.instance], ['ProblemError', 'unexpected_answer', true, 3, '/behind/v1/models']);
});
