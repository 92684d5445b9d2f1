import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../../tests/Page/server.js';

const client = fileURLToPath(new URL('..', import.meta.url));
const samples = fileURLToPath(new URL('../../../samples/valley', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'package-'));
let server;

before(async () => {
  server = await startServer();
});

after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (program, ...args) =>
  execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

test('the package, installed elsewhere, translates and has its types', () => {
  const [packed] = JSON.parse(run('npm', 'pack', client, '--json', '--ignore-scripts', '--pack-destination', folder));
  const files = packed.files.map((file) => file.path);
  assert.deepEqual(files.filter((path) => !/^(dist|src)\/|^(README\.md|package\.json)$/.test(path)), []);
  assert.ok(files.includes('dist/index.js') && files.includes('dist/index.d.ts') && files.includes('README.md'));

  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename));
  writeFileSync(join(folder, 'use.ts'), `
    import { readFile } from 'node:fs/promises';
    import { CoCosNetClient, type Translation } from 'cocosnet-client';
    const file = async (name: string) => new Blob([await readFile(\`${samples}/\${name}\`)]);
    const client = new CoCosNetClient('${server.address}');
    const result: Translation = await client.translate({
      map: await file('map.png'), exemplar: await file('exemplar.png'), exemplarMap: await file('exemplar-map.png'),
      model: 'analogy', width: 128, height: 128,
    });
    console.log(result.model, result.width, result.height, result.image.url.slice(0, 22));
  `);
  writeFileSync(
    join(folder, 'node.d.ts'), "declare module 'node:fs/promises' { export function readFile(path: string): Promise<Uint8Array<ArrayBuffer>>; }");
  run(
    join(client, 'node_modules/.bin/tsc'), '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom,dom.iterable',
    'use.ts', 'node.d.ts');

  assert.equal(run('node', 'use.js').trim(), 'analogy 128 128 data:image/png;base64,');
});
