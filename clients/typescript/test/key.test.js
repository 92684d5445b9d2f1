import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CoCosNetClient } from '../dist/index.js';

test('A key goes with every request', async () => {
  let sent;
  const client = new CoCosNetClient('http://127.0.0.1:9', {
    key: 'cocosnet_1',
    fetch: (_, init) => {
      sent = init.headers.authorization;
      return Promise.resolve(Response.json({ models: [] }));
    },
  });

  await client.models();

  assert.equal(sent, 'Bearer cocosnet_1');
});
