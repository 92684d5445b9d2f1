const name = 'cocosnet-studio';

/** What the browser keeps of the page between visits. @typedef {'session' | 'maps'} Store */

/** @type {Promise<IDBDatabase> | null} */
let opening = null;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('session');
      request.result.createObjectStore('maps');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

/**
 * Reads a value. @param {Store} store @param {string} key
 * @returns {Promise<any>} undefined if nothing is stored under the key, or if the browser stores nothing (as in some private windows)
 */
export async function recall(store, key) {
  try {
    return await settled((await open()).transaction(store).objectStore(store).get(key));
  } catch {
    return undefined;
  }
}

/** Keeps a value, where the browser does. @param {Store} store @param {string} key @param {unknown} value structured data; undefined forgets it */
export async function remember(store, key, value) {
  try {
    const objects = (await open()).transaction(store, 'readwrite').objectStore(store);
    await settled(value === undefined ? objects.delete(key) : objects.put(value, key));
    return true;
  } catch {
    return false;
  }
}

/** @param {IDBRequest} request @returns {Promise<any>} */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
