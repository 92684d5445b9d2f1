import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const configuration = process.env.CONFIGURATION ?? 'Release';

/**
 * Starts the real server as it was built, on a free port, and waits until its models are ready.
 * @param {string[]} settings more of its command line
 * @returns {Promise<{address: string, stop: () => Promise<void>}>}
 */
export async function startServer(...settings) {
  const data = mkdtempSync(join(tmpdir(), 'page-tests-'));
  const server = spawn(
    'dotnet',
    [`${root}src/Api/bin/${configuration}/net10.0/CoCosNet.Api.dll`, '--urls=http://127.0.0.1:0', `--Jobs:Directory=${data}`, ...settings],
    { cwd: root },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill();
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const address = await listening(server);
    await ready(address);
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {import('node:child_process').ChildProcessWithoutNullStreams} server @returns {Promise<string>} */
function listening(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    const read = (/** @type {Buffer} */ text) => {
      log += text;
      const address = /Now listening on: (\S+)/.exec(log)?.[1];
      if (address) {
        resolve(address);
      }
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}. Is src/Api built as ${configuration}?\n${log}`)));
  });
}

/** @param {string} address */
async function ready(address) {
  for (let attempt = 0; attempt < 600; attempt++) {
    if ((await fetch(`${address}/health/ready`)).ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The models were not ready within a minute.');
}
