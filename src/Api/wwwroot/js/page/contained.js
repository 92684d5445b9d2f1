/**
 * Where a picture is shown inside an element's box (object-fit: contain), in CSS pixels of the window.
 * @param {Element} element
 * @param {number} width of the picture
 * @param {number} height
 */
export function contained(element, width, height) {
  const box = element.getBoundingClientRect();
  const scale = Math.min(box.width / width, box.height / height);
  return {
    left: box.left + (box.width - scale * width) / 2,
    top: box.top + (box.height - scale * height) / 2,
    scale,
  };
}
