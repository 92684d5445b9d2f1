import { ReadableError } from '../page/errors.js';

const longestSide = 2048; // as many as the largest result has
const formats = ['image/png', 'image/jpeg', 'image/webp'];

/**
 * Reads a person's picture, upright, and makes it smaller where it is large.
 * @param {Blob} file
 * @returns {Promise<{blob: Blob, width: number, height: number}>}
 */
export async function readPicture(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new ReadableError('That file is not a picture that can be read. PNG, JPEG and WebP work.');
  }
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
  if (scale === 1 && formats.includes(file.type)) {
    bitmap.close();
    return { blob: file, width, height };
  }

  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#fff'; // JPEG has no transparency
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
  if (!blob) {
    throw new ReadableError('That picture is too large for this browser.');
  }
  return { blob, width, height };
}
