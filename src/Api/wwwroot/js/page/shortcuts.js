/**
 * Keys that work anywhere on the page but where one types.
 * @param {object} actions
 * @param {import('../map/tools.js').Tools} actions.tools
 * @param {import('../map/palette.js').Palette} actions.palette
 * @param {import('../map/views.js').Views} actions.views
 * @param {() => void} actions.undo
 * @param {() => void} actions.redo
 * @param {() => void} actions.randomScene
 */
export function listenForShortcuts({ tools, palette, views, undo, redo, randomScene }) {
  /** @type {Record<string, () => void>} */
  const plain = {
    b: () => (tools.tool = 'brush'),
    f: () => (tools.tool = 'fill'),
    e: () => (tools.tool = 'eraser'),
    g: () => (tools.tool = 'region'),
    i: () => (tools.tool = 'picker'),
    l: () => (tools.tool = 'line'),
    r: () => (tools.tool = 'rectangle'),
    o: () => (tools.tool = 'ellipse'),
    p: () => (tools.tool = 'polygon'),
    v: () => (tools.tool = 'move'),
    h: () => (tools.tool = 'hand'),
    m: () => (tools.mirror = !tools.mirror),
    '+': () => views.zoom(1),
    '=': () => views.zoom(1),
    '-': () => views.zoom(-1),
    z: () => views.reset(),
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
      if (views.panByKey(event.key)) {
        event.preventDefault();
      } else if (key === 'z' || key === 'y') {
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
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && ['text', 'number', 'color'].includes(target.type));
}
