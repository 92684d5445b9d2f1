import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { CoCosNetClient, verifyWebhook } from '../dist/index.js';
import { startServer } from '../../../tests/Page/server.js';

const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const sample = async (name) => new Blob([await readFile(new URL(`../../../samples/valley/${name}`, import.meta.url))]);
let server;
let receiver;
let received;

before(async () => {
  received = new Promise((resolve) => {
    receiver = createServer(async (request, response) => {
      const parts = [];
      for await (const part of request) {
        parts.push(part);
      }
      response.end();
      resolve({ headers: new Headers(request.headers), body: Buffer.concat(parts).toString() });
    });
  });
  await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  server = await startServer('--Webhooks:Hosts:0=127.0.0.1', `--Webhooks:Secret=${secret}`, '--Webhooks:AllowPrivateAddresses=true');
});

after(async () => {
  receiver?.close();
  await server?.stop();
});

test('a callback is told of its job, and the message can be checked', { timeout: 120_000 }, async () => {
  const client = new CoCosNetClient(server.address);
  const job = await client.submit({
    map: await sample('map.png'), exemplar: await sample('exemplar.png'), exemplarMap: await sample('exemplar-map.png'),
    model: 'analogy', width: 128, height: 128, callback: `http://127.0.0.1:${receiver.address().port}/hook`,
  });

  const { headers, body } = await received;
  const message = await verifyWebhook(secret, headers, body);

  assert.deepEqual([message.type, message.data.id, message.data.state], ['job.succeeded', job.id, 'succeeded']);
  await assert.rejects(verifyWebhook(secret, headers, `${body} `), /not signed/);
  await assert.rejects(verifyWebhook(secret, headers, body, new Date(Date.now() + 301_000)), /not of now/);
  await assert.rejects(verifyWebhook(`whsec_${Buffer.alloc(32).toString('base64')}`, headers, body), /not signed/);
});
