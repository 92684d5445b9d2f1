import { ReadableError } from '../page/errors.js';

/**
 * A decoded PNG: one value a pixel and what the values are.
 * @typedef {object} DecodedPng
 * @property {number} width
 * @property {number} height
 * @property {boolean} indexed whether the values are palette indices or grey values; else they are 24-bit colours
 * @property {Uint32Array} values
 * @property {number[] | null} palette 24-bit colours of the indices, where there is a palette
 */

const maximumSide = 4096;
const maximumFile = 16 << 20;
const [grey, rgb, indexed, greyAlpha, rgba] = [0, 2, 3, 4, 6];
const channelsOf = new Map([[grey, 1], [rgb, 3], [indexed, 1], [greyAlpha, 2], [rgba, 4]]);

/**
 * Reads the PNGs that maps are saved as: up to 8 bits a sample, not interlaced. Canvases cannot tell palette indices, and may manage colours.
 * @param {Blob} file
 * @returns {Promise<DecodedPng>}
 */
export async function readPng(file) {
  if (file.size > maximumFile) {
    throw new ReadableError('That file is too large for a map.');
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length < 33 || new TextDecoder('latin1').decode(bytes.subarray(1, 4)) !== 'PNG') {
    throw new ReadableError('A map must be a PNG: other formats blur the edges between classes.');
  }
  const { header, palette, transparency, data } = readChunks(bytes);
  const { width, height, depth, colorType } = readHeader(header);
  const channels = /** @type {number} */ (channelsOf.get(colorType));
  const rowBytes = Math.ceil((width * channels * depth) / 8);
  const rows = await inflate(data, height * (rowBytes + 1));
  unfilter(rows, height, rowBytes, Math.max(1, (channels * depth) >> 3));

  const values = new Uint32Array(width * height);
  const mask = (1 << depth) - 1;
  const scale = colorType === grey ? 255 / mask : 1;
  for (let y = 0, i = 0; y < height; y++) {
    const row = y * (rowBytes + 1) + 1;
    for (let x = 0; x < width; x++, i++) {
      const bit = x * channels * depth;
      const at = row + (bit >> 3);
      const first = ((rows[at] >> (8 - depth - (bit & 7))) & mask) * scale;
      values[i] = channels >= 3 ? (rows[at] << 16) | (rows[at + 1] << 8) | rows[at + 2] : first;
      const alpha = channels % 2 === 0 ? rows[at + channels - 1] : colorType === indexed ? transparency[first] ?? 255 : 255;
      if (alpha !== 255) {
        throw new ReadableError(`The pixel at x ${x}, y ${y} is transparent; every pixel of a map needs a class.`);
      }
    }
  }
  return { width, height, indexed: channels < 3, values, palette: colorType === indexed ? palette : null };
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function readChunks(bytes) {
  const view = new DataView(bytes.buffer);
  const data = [];
  let header = new Uint8Array();
  let transparency = new Uint8Array();
  /** @type {number[]} */
  let palette = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const content = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
    switch (new TextDecoder('latin1').decode(bytes.subarray(at + 4, at + 8))) {
      case 'IHDR': header = content; break;
      case 'tRNS': transparency = content; break;
      case 'IDAT': data.push(content); break;
      case 'PLTE':
        palette = Array.from({ length: content.length / 3 }, (_, i) => (content[3 * i] << 16) | (content[3 * i + 1] << 8) | content[3 * i + 2]);
        break;
    }
    at += 12 + view.getUint32(at);
  }
  return { header, palette, transparency, data: new Blob(data) };
}

/** @param {Uint8Array} header */
function readHeader(header) {
  if (header.length !== 13) {
    throw damaged();
  }
  const view = new DataView(header.buffer, header.byteOffset);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colorType, , , interlaced] = header.subarray(8);
  if (width < 1 || height < 1 || width > maximumSide || height > maximumSide) {
    throw new ReadableError(`A map has sides of 1 to ${maximumSide} pixels; this one has ${width} × ${height}.`);
  }
  if (depth > 8 || interlaced !== 0 || !channelsOf.has(colorType)) {
    throw new ReadableError('Save the map as a PNG of 8 bits without interlacing.');
  }
  return { width, height, depth, colorType };
}

/** @param {Blob} data @param {number} length */
async function inflate(data, length) {
  try {
    const stream = data.stream().pipeThrough(new DecompressionStream('deflate'));
    const rows = new Uint8Array(await new Response(stream).arrayBuffer());
    if (rows.length === length) {
      return rows;
    }
  } catch {
    // Said below, as for a file that ends too early.
  }
  throw damaged();
}

/** Undoes the rows' filters in place (PNG specification, 9.2). @param {Uint8Array} rows @param {number} height @param {number} rowBytes @param {number} step */
function unfilter(rows, height, rowBytes, step) {
  const stride = rowBytes + 1;
  for (let y = 0; y < height; y++) {
    const start = y * stride + 1;
    const filter = rows[start - 1];
    for (let i = 0; i < rowBytes; i++) {
      const at = start + i;
      const left = i >= step ? rows[at - step] : 0;
      const up = y > 0 ? rows[at - stride] : 0;
      const corner = i >= step && y > 0 ? rows[at - stride - step] : 0;
      switch (filter) {
        case 1: rows[at] += left; break;
        case 2: rows[at] += up; break;
        case 3: rows[at] += (left + up) >> 1; break;
        case 4: rows[at] += paeth(left, up, corner); break;
      }
    }
  }
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function damaged() {
  return new ReadableError('That PNG is damaged or ends too early.');
}
