// The key of a server that asks for one. It stays in this tab: a browser that is shared forgets it with the tab.
const storageKey = 'cocosnet.key';

/** At most one question at a time; several callers may wait for its answer. @type {Promise<boolean> | null} */
let question = null;

/** The header that carries the key; no header if the user has entered no key. @returns {Record<string, string>} */
export function keyHeader() {
  const key = sessionStorage.getItem(storageKey);
  return key ? { authorization: `Bearer ${key}` } : {};
}

/**
 * Asks the person for a key, unless there is another one already.
 * @param {Record<string, string>} refused the header that the server refused
 * @returns {Promise<boolean>} whether there is another one now
 */
export async function askForKey(refused) {
  if (keyHeader().authorization !== refused.authorization) {
    return true;
  }
  question ??= ask().finally(() => (question = null));
  return question;
}

/** @returns {Promise<boolean>} */
function ask() {
  const dialog = document.createElement('dialog');
  const form = document.createElement('form');
  form.method = 'dialog';
  const label = document.createElement('label');
  label.textContent = sessionStorage.getItem(storageKey) ? 'The server does not take this key. Another one: ' : 'This server asks for a key: ';
  const input = document.createElement('input');
  input.type = 'password';
  input.name = 'key';
  input.autocomplete = 'off';
  input.required = true;
  const send = document.createElement('button');
  send.value = 'send';
  send.textContent = 'Use it';
  label.append(input);
  form.append(label, send);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const given = dialog.returnValue === 'send' && input.value.trim();
      if (given) {
        sessionStorage.setItem(storageKey, given);
      }
      dialog.remove();
      resolve(Boolean(given));
    });
  });
}
