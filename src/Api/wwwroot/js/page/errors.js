/** An error whose message is written for the person at the page. */
export class ReadableError extends Error {
  name = 'ReadableError';
}

/** What to say of an error. @param {unknown} error @param {string} otherwise where the error has no words for people */
export function messageOf(error, otherwise) {
  return error instanceof ReadableError ? error.message : otherwise;
}
