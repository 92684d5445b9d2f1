import { createServer, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/**
 * One call as it went over the wire.
 * @typedef {object} Call
 * @property {string} path method and address
 * @property {Buffer} sent
 * @property {string} type media type of what was sent, with its boundary
 * @property {number} status
 * @property {Buffer} received
 */

/**
 * Stands between browser and server and writes down what passes: a browser does not tell what it sends in files.
 * @param {string} target address of the server
 */
export async function startRecorder(target) {
  /** @type {Call[]} */
  const calls = [];
  const proxy = createServer(async (incoming, outgoing) => {
    try {
      const { method, url, headers } = incoming;
      const sent = await buffer(incoming);
      const response = await new Promise((resolve, reject) => {
        const onward = request(new URL(url ?? '', target), { method, headers }, resolve).once('error', reject);
        outgoing.once('close', () => outgoing.writableFinished || onward.destroy()); // a stale stroke is cancelled on both sides
        onward.end(sent);
      });
      const received = await buffer(response);
      calls.push({ path: `${method} ${url}`, sent, type: headers['content-type'] ?? '', status: response.statusCode, received });
      outgoing.writeHead(response.statusCode, response.headers).end(received);
    } catch {
      outgoing.destroy();
    }
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (proxy.address());
  return {
    address: `http://127.0.0.1:${port}`,
    /** Calls since the last question, oldest first. @returns {Call[]} */
    take: () => calls.splice(0),
    stop: () => {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}

/** @param {Call} call @returns {Promise<FormData>} the form that was sent */
export function formOf(call) {
  return new Response(new Uint8Array(call.sent), { headers: { 'content-type': call.type } }).formData();
}
