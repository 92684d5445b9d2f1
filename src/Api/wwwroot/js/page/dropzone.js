/**
 * Takes files that are dropped on an element.
 * @param {HTMLElement} target
 * @param {(file: File) => void} receive
 */
export function acceptDrops(target, receive) {
  let depth = 0; // enter and leave come for every child too
  const mark = (/** @type {number} */ step) => {
    depth = Math.max(0, depth + step);
    target.classList.toggle('dropping', depth > 0);
  };
  target.addEventListener('dragenter', () => mark(1));
  target.addEventListener('dragleave', () => mark(-1));
  target.addEventListener('drop', (event) => {
    mark(-depth);
    const file = event.dataTransfer?.files[0];
    if (file) {
      receive(file);
    }
  });
}

/** A file that misses its target must not replace the page. */
export function ignoreOtherDrops() {
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => event.preventDefault());
}

/**
 * Takes the file that is chosen with a button.
 * @param {HTMLButtonElement} button
 * @param {HTMLInputElement} input
 * @param {(file: File) => void} receive
 */
export function acceptFile(button, input, receive) {
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = ''; // the same file can be chosen again
    if (file) {
      receive(file);
    }
  });
}
