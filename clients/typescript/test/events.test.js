import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { readEvents } from '../dist/events.js';
import { CoCosNetClient } from '../dist/index.js';
import { collect } from './collect.js';

const text = 'retry: 2000\n\nid: 1\r\ndata: {"state":"queued",\r\ndata:"fraction":0}\r\n\r\n: alive\n\nid: 2\ndata: {"state":"größer"}\n\nid: 3\ndata: {"cut';

test('events are the same however their bytes are cut', async () => {
  const bytes = new TextEncoder().encode(text);
  for (const length of [1, 2, 3, 7, 50, bytes.length]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) => bytes.slice(i * length, (i + 1) * length));
    assert.deepEqual(await collect(readEvents(new Response(ReadableStream.from(chunks)))), [
      { number: 1, event: { state: 'queued', fraction: 0 } },
      { number: 2, event: { state: 'größer' } },
    ]);
  }
});

test('leaving the loop closes the connection', async () => {
  let closed = false;
  const stream = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    cancel: () => void (closed = true),
  });
  for await (const _ of readEvents(new Response(stream))) {
    break;
  }
  assert.ok(closed);
});

test('a job is followed over a lost connection and a server that is away', async (context) => {
  const asked = [];
  const answers = [
    (response) => response.write('id: 1\ndata: {"state":"queued","fraction":0}\n\n', () => response.destroy()),
    (response) => response.destroy(),
    (response) => response.writeHead(503).end(),
    (response) => response.end('id: 2\ndata: {"state":"running","fraction":0.5}\n\n'),
    (response) => response.end('id: 3\ndata: {"state":"succeeded","fraction":1}\n\n'),
  ];
  const server = createServer((request, response) => {
    asked.push(request.headers['last-event-id']);
    answers[asked.length - 1](response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const client = new CoCosNetClient(`http://127.0.0.1:${server.address().port}`);
  const updates = await collect(client.follow('some'));

  assert.deepEqual(updates.map(({ number, event }) => [number, event.state]), [[1, 'queued'], [2, 'running'], [3, 'succeeded']]);
  assert.deepEqual(asked, [undefined, '1', '1', '1', '2']);
});

test('a pause between two connections can be given up', async () => {
  const client = new CoCosNetClient('http://127.0.0.1:9', { fetch: () => Promise.reject(new TypeError('fetch failed')) });
  const control = new AbortController();
  const following = collect(client.follow('some', { signal: control.signal }));
  setTimeout(() => control.abort(new Error('enough')), 20);
  await assert.rejects(following, /enough/);
});
