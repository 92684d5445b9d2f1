import { zipSync } from '../../lib/fflate/fflate.js';

/** @typedef {{name: string, visible: boolean, png: Blob}} RasterLayer */

/**
 * An OpenRaster file (freedesktop.org's baseline 0.0.3), which GIMP, Krita and MyPaint open with its layers.
 * @param {{width: number, height: number}} size
 * @param {RasterLayer[]} layers the lowest first, each a PNG of that size
 * @param {Blob} merged what all of them look like together
 * @param {Blob} thumbnail a PNG of at most 256 pixels a side
 * @returns {Promise<Blob>}
 */
export async function writeOpenRaster({ width, height }, layers, merged, thumbnail) {
  const bytes = async (/** @type {Blob} */ blob) => new Uint8Array(await blob.arrayBuffer());
  const sources = layers.map((_, index) => `data/layer${index}.png`);
  const entries = layers
    .map(({ name, visible }, index) => `    <layer name="${escaped(name)}" src="${sources[index]}" x="0" y="0" opacity="1.0" visibility="${visible ? 'visible' : 'hidden'}"/>`)
    .toReversed(); // the topmost comes first
  const stack = `<?xml version="1.0" encoding="UTF-8"?>\n<image version="0.0.3" w="${width}" h="${height}">\n  <stack>\n${entries.join('\n')}\n  </stack>\n</image>\n`;
  /** @type {Record<string, [Uint8Array, { level: 0 | 6 }]>} */
  const files = { mimetype: [new TextEncoder().encode('image/openraster'), { level: 0 }] }; // first, and not compressed
  files['stack.xml'] = [new TextEncoder().encode(stack), { level: 6 }];
  for (const [index, { png }] of layers.entries()) {
    files[sources[index]] = [await bytes(png), { level: 0 }];
  }
  files['mergedimage.png'] = [await bytes(merged), { level: 0 }];
  files['Thumbnails/thumbnail.png'] = [await bytes(thumbnail), { level: 0 }];
  return new Blob([new Uint8Array(zipSync(files))], { type: 'image/openraster' });
}

/** @param {string} text as the value of an XML attribute */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', ' ');
}
