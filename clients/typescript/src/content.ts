/** The bytes of a data URI, as pictures and arrays come in JSON. */
export function bytesOf({ url }: { url: string }): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}

/** A picture or array of an answer as a file. */
export function blobOf(content: { url: string; mediaType: string }): Blob {
  return new Blob([bytesOf(content)], { type: content.mediaType });
}
