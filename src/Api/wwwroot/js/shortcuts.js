/**
 * Keys that work anywhere on the page but where one types.
 * @param {object} actions
 * @param {import('./tools.js').Tools} actions.tools
 * @param {import('./palette.js').Palette} actions.palette
 * @param {() => void} actions.undo
 * @param {() => void} actions.redo
 * @param {() => void} actions.randomScene
 */
export function listenForShortcuts({ tools, palette, undo, redo, randomScene }) {
  /** @type {Record<string, () => void>} */
  const plain = {
    b: () => (tools.tool = 'brush'),
    f: () => (tools.tool = 'fill'),
    e: () => (tools.tool = 'eraser'),
    n: randomScene,
    '[': () => tools.resize(-1),
    ']': () => tools.resize(1),
  };
  document.addEventListener('keydown', (event) => {
    if (event.altKey || types(event.target)) {
      return;
    }
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === 'z' || key === 'y') {
        event.preventDefault();
        (key === 'y' || event.shiftKey ? redo : undo)();
      }
    } else if (plain[key]) {
      plain[key]();
    } else {
      palette.chooseByKey(key);
    }
  });
}

/** @param {EventTarget | null} target */
function types(target) {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
