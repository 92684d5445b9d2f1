import type { JobUpdate, TranslationEvent } from './types.js';

/**
 * The events of one connection, in the format of server-sent events (WHATWG HTML, 9.2); `EventSource` cannot POST and knows no signal.
 * Leaving the loop closes the connection.
 */
export async function* readEvents(response: Response): AsyncGenerator<JobUpdate, void, undefined> {
  const reader = response.body?.getReader();
  if (!reader) {
    return;
  }
  const decoder = new TextDecoder();
  let rest = '';
  let number = 0;
  let data: string[] = [];
  let name = '';
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      // A CR at the end may be half of a CRLF.
      const lines = (rest + decoder.decode(chunk.value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
        if (field === 'id') {
          number = Number(value);
        } else if (field === 'data') {
          data.push(value);
        } else if (field === 'event') {
          name = value;
        } else if (line === '' && data.length > 0) {
          // One with a name, such as "draining", is no news of the job: the stream ends after it, and the next connection goes on.
          if (name === '') {
            yield { number, event: JSON.parse(data.join('\n')) as TranslationEvent };
          }
          data = [];
          name = '';
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => {}); // a connection that is lost has nothing to close
  }
}
