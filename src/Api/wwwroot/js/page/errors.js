/** An error whose message is written for the person at the page. */
export class ReadableError extends Error {
  name = 'ReadableError';
}
