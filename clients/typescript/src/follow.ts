import { readEvents } from './events.js';
import type { Exchange } from './exchange.js';
import { ProblemError } from './problemError.js';
import type { FollowOptions, JobState, JobUpdate } from './types.js';

const firstPause = 200; // milliseconds before a lost connection is sought again, doubled each time
const longestPause = 10_000;

/** Each event of a job once and in order, over lost connections and restarts of the server. */
export async function* follow(exchange: Exchange, path: string, { after = 0, signal }: FollowOptions): AsyncGenerator<JobUpdate, void, undefined> {
  let pause = firstPause;
  while (true) {
    try {
      const headers = { accept: 'text/event-stream', 'last-event-id': after > 0 ? String(after) : undefined };
      const response = await exchange.send(path, { headers, signal });
      if (response.status === 204) {
        return; // everything was told before
      }
      for await (const update of readEvents(response)) {
        pause = firstPause;
        after = update.number;
        yield update;
        if (isFinal(update.event.state)) {
          return;
        }
        signal?.throwIfAborted();
      }
    } catch (error) {
      if (signal?.aborted || !isLost(error)) {
        throw error;
      }
    }
    await wait(pause, signal);
    pause = Math.min(2 * pause, longestPause);
  }
}

/** Whether nothing more will happen to a job but, in the end, its expiry. */
export function isFinal(state: JobState): boolean {
  return state !== 'queued' && state !== 'running';
}

/** `fetch` and the bodies that it brings say TypeError where the connection fails. */
function isLost(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof ProblemError && error.retryable);
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
