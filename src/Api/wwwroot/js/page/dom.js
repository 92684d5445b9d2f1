/**
 * The element of an id, as the type that it must have.
 * @template {Element} T
 * @param {string} id
 * @param {new (...args: any) => T} type
 * @returns {T}
 */
export function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) {
    throw new Error(`The page has no ${type.name} #${id}.`);
  }
  return found;
}

/**
 * A new element with properties and children; texts stay texts.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Partial<HTMLElementTagNameMap[K]>} [properties]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function create(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Shows a text, or hides its element if there is no text. @param {HTMLElement} target @param {string} [text] */
export function say(target, text = '') {
  target.textContent = text;
  target.hidden = text === '';
}

/** What is chosen in a group of radio buttons. @param {HTMLElement} group */
export function chosen(group) {
  return group.querySelector('input:checked')?.getAttribute('value') ?? null;
}

/** Chooses in a group of radio buttons; null chooses nothing. @param {HTMLElement} group @param {string | null} value */
export function choose(group, value) {
  for (const input of group.querySelectorAll('input')) {
    input.checked = input.value === value;
  }
}

/** Scrolls a group of radio buttons to the chosen one; the page stays where it is. @param {HTMLElement} group */
export function reveal(group) {
  const label = group.querySelector('input:checked')?.closest('label');
  if (label) {
    const [inside, outside] = [label.getBoundingClientRect(), group.getBoundingClientRect()];
    group.scrollBy({
      left: Math.min(0, inside.left - outside.left) + Math.max(0, inside.right - outside.right),
      top: Math.min(0, inside.top - outside.top) + Math.max(0, inside.bottom - outside.bottom),
    });
  }
}

/** Hands a file to the person. @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const url = URL.createObjectURL(blob);
  create('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
