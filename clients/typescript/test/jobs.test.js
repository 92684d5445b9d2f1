import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { CoCosNetClient, isFinal, ProblemError } from '../dist/index.js';
import { startServer } from '../../../tests/Page/server.js';
import { collect } from './collect.js';

const sample = async (name) => new Blob([await readFile(new URL(`../../../samples/${name}`, import.meta.url))]);
const dataUri = async (blob) => `data:${blob.type};base64,${Buffer.from(await blob.arrayBuffer()).toString('base64')}`;

describe('jobs and exemplars of the real server', { timeout: 300_000 }, () => {
  let server;
  let client;
  let input;
  let large;

  before(async () => {
    server = await startServer();
    client = new CoCosNetClient(server.address);
    input = {
      map: await sample('valley/map.png'),
      exemplar: await sample('valley/exemplar.png'),
      exemplarMap: await sample('valley/exemplar-map.png'),
      model: 'analogy',
      width: 128,
      height: 128,
    };
    large = { ...input, width: 1024, height: 1024 };
  });

  after(() => server?.stop());

  test('at once, as events and as a job, the picture is the same', async () => {
    const asked = { ...input, warps: true, previews: true };
    const atOnce = await client.translate(asked);
    const told = await collect(client.stream(asked));
    const job = await client.submit(asked);
    assert.ok(job.id && !isFinal(job.state));
    const updates = await collect(client.follow(job.id));

    assert.deepEqual(updates.map(({ number }) => number), updates.map((_, i) => i + 1));
    for (const events of [told, updates.map(({ event }) => event)]) {
      const fractions = events.map(({ fraction }) => fraction);
      assert.deepEqual(fractions, fractions.toSorted((a, b) => a - b));
      assert.deepEqual([...new Set(events.map(({ stage }) => stage).filter(Boolean))], ['decode', 'features', 'match', 'generate', 'encode']);
      assert.equal(events.at(-1).state, 'succeeded');
      assert.equal(events.filter(({ preview }) => preview).length, 4);
    }
    assert.equal(told.at(-1).result.image.url, atOnce.image.url);
    const ended = await client.wait(job.id);
    assert.equal(ended.state, 'succeeded');
    assert.equal(await dataUri(await client.output(job.id, 'image')), atOnce.image.url);
    assert.equal(await dataUri(await client.output(job.id, 'warp-64')), atOnce.warps[2].picture.url);

    const [half] = updates.slice(updates.length >> 1);
    assert.deepEqual(await collect(client.follow(job.id, { after: half.number })), updates.slice(half.number), 'what was told before is not told again');
    assert.deepEqual(await collect(client.follow(job.id, { after: updates.length })), []);
  });

  test('a cancelled job stays cancelled, a deleted one is gone', async () => {
    const job = await client.submit(large);
    const following = collect(client.follow(job.id));
    assert.equal((await client.cancel(job.id)).state, 'canceled');
    assert.equal((await following).at(-1).event.state, 'canceled');
    assert.equal((await client.cancel(job.id)).state, 'canceled', 'once more changes nothing');

    await client.deleteJob(job.id);
    assert.equal((await client.job(job.id)).state, 'expired');
    await assert.rejects(client.output(job.id, 'image'), { name: 'ProblemError', code: 'job_expired' });
  });

  test('following can be given up, and the job goes on', async () => {
    const job = await client.submit(large);
    const control = new AbortController();
    await assert.rejects(async () => {
      for await (const _ of client.follow(job.id, { signal: control.signal })) {
        control.abort();
      }
    }, { name: 'AbortError' });
    for await (const { number } of client.follow(job.id)) {
      assert.equal(number, 1);
      break;
    }
    assert.notEqual((await client.job(job.id)).state, 'canceled');
    await client.cancel(job.id);
  });

  test('what cannot be done is said by the job, what is unknown at once', async () => {
    const { exemplarMap: _, ...incomplete } = input;
    const failed = await client.wait((await client.submit(incomplete)).id);
    assert.deepEqual([failed.state, failed.problem.code, failed.problem.errors[0].pointer], ['failed', 'exemplar_map_required', '#/exemplarMap']);
    assert.equal((await collect(client.stream(incomplete))).at(-1).problem.code, 'exemplar_map_required');

    for (const call of ['job', 'cancel', 'wait', 'deleteJob', 'output']) {
      await assert.rejects(client[call]('nobody', ...(call === 'output' ? ['image'] : [])), (error) => error instanceof ProblemError && error.code === 'job_not_found' && error.problem.status === 404);
    }
  });

  test('one key is one translation', async () => {
    const idempotencyKey = 'one-picture-please';
    const [first, second] = await Promise.all([1, 2].map(() => client.submit(input, { idempotencyKey })));
    assert.equal(first.id, second.id);
    const image = await dataUri(await client.output((await client.wait(first.id)).id, 'image'));
    assert.equal((await client.translate(input, { idempotencyKey })).image.url, image);
    await assert.rejects(client.translate({ ...input, width: 160 }, { idempotencyKey }), (error) => error.problem.status === 422);
  });

  test('all jobs are listed over as many pages as there are, the youngest first', async () => {
    const oneAtATime = new CoCosNetClient(server.address, {
      fetch: (address, init) => fetch(String(address).replace('limit=100', 'limit=1'), init),
    });
    const job = await client.submit(input);
    await client.wait(job.id);

    const all = await collect(oneAtATime.jobs());
    assert.ok(all.length > 1);
    assert.deepEqual(all.map(({ id }) => id), (await collect(client.jobs())).map(({ id }) => id));
    assert.equal(all[0].id, job.id);
    const succeeded = await collect(oneAtATime.jobs({ state: 'succeeded' }));
    assert.deepEqual(succeeded.map(({ id }) => id), all.filter(({ state }) => state === 'succeeded').map(({ id }) => id));
  });

  test('a kept exemplar gives the picture of its files until it is deleted', async () => {
    const { exemplar, exemplarMap, ...rest } = input;
    const kept = await client.keepExemplar({ exemplar, exemplarMap });
    assert.deepEqual([kept.mediaType, kept.hasMap, kept.bytes], ['image/png', true, exemplar.size + exemplarMap.size]);
    assert.equal((await client.keepExemplar({ exemplar, exemplarMap })).id, kept.id);
    assert.equal((await client.exemplar(kept.id)).id, kept.id);

    const byId = await client.translate({ ...rest, exemplarId: kept.id });
    assert.equal(byId.image.url, (await client.translate(input)).image.url);

    await assert.rejects(client.readExemplarMap(kept.id, { model: 'analogy' }), { code: 'invalid_option', field: 'model' });
    const read = await client.readExemplarMap(kept.id, { model: 'landscape' });
    assert.equal(read.map.mediaType, 'image/png');
    assert.ok(read.classes.every(({ share, confidence }) => share > 0 && confidence > 0));

    await client.deleteExemplar(kept.id);
    await assert.rejects(client.translate({ ...rest, exemplarId: kept.id }), { code: 'exemplar_gone', field: 'exemplarId' });
    await assert.rejects(client.exemplar('nobody'), { code: 'exemplar_not_found' });
    await assert.rejects(client.keepExemplar({ exemplar: new Blob(['no picture']) }), { code: 'unsupported_format', field: 'exemplar' });
  });
});
