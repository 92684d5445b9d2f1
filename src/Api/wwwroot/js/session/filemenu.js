import { acceptFile } from '../page/dropzone.js';
import { download, element, say } from '../page/dom.js';
import { ReadableError } from '../page/errors.js';
import { writePalettePng } from '../files/pngwriter.js';

/** Saves and opens projects, and exports to other programs' files. What writes them is loaded when it is asked for. */
export class FileMenu {
  #studio;
  #message = element('file-message', HTMLElement);

  /** @param {import('../studio.js').Studio} studio */
  constructor(studio) {
    this.#studio = studio;
    /** @type {[string, () => Promise<void>][]} */
    const actions = [
      ['save-project', () => this.#saveProject()],
      ['export-webp', () => this.#saveWebp()],
      ['export-ora', () => this.#saveOpenRaster()],
    ];
    for (const [id, act] of actions) {
      element(id, HTMLButtonElement).addEventListener('click', () => void this.#try(act));
    }
    acceptFile(element('open-project', HTMLButtonElement), element('project-file', HTMLInputElement), (file) => void this.#try(() => this.#openProject(file)));
  }

  /** @param {() => Promise<void>} act */
  async #try(act) {
    say(this.#message);
    try {
      await act();
    } catch (error) {
      say(this.#message, error instanceof ReadableError ? error.message : 'That did not work; the browser may lack memory for it.');
    }
  }

  async #saveProject() {
    const { writeProject } = await import('./projectfile.js');
    download(await writeProject(this.#studio.session()), 'scene.cocosnet.zip');
  }

  /** @param {File} file */
  async #openProject(file) {
    const { readProject } = await import('./projectfile.js');
    await this.#studio.restore(await readProject(file));
  }

  #picture() {
    const { picture } = this.#studio;
    if (!picture) {
      throw new ReadableError('There is no picture yet.');
    }
    return picture;
  }

  async #saveWebp() {
    download(await drawn(await createImageBitmap(this.#picture()), 'image/webp'), 'picture.webp');
  }

  /** The picture as the lowest layer, the map's layers hidden above it. */
  async #saveOpenRaster() {
    const { writeOpenRaster } = await import('./openraster.js');
    const picture = this.#picture();
    const { classes, sheet: { layers } } = this.#studio;
    const { width, height } = layers[0].map;
    const bitmap = await createImageBitmap(picture, { resizeWidth: width, resizeHeight: height });
    const merged = await drawn(bitmap, 'image/png');
    const palette = new Uint8Array(3 * 256);
    palette.set(classes.toPalette());
    const drawings = await Promise.all(layers.map(async ({ name, map }) => ({
      name: `Map: ${name}`, visible: false, png: await writePalettePng(width, height, map.ids, palette, { transparent: 255 }),
    })));
    const scale = Math.min(1, 256 / Math.max(width, height));
    const small = await createImageBitmap(picture, { resizeWidth: Math.max(1, Math.round(width * scale)), resizeHeight: Math.max(1, Math.round(height * scale)) });
    const layersOfFile = [{ name: 'Picture', visible: true, png: merged }, ...drawings];
    download(await writeOpenRaster({ width, height }, layersOfFile, merged, await drawn(small, 'image/png')), 'scene.ora');
  }
}

/** @param {ImageBitmap} bitmap closed afterwards @param {'image/png' | 'image/webp'} type @returns {Promise<Blob>} */
async function drawn(bitmap, type) {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type, quality: 0.92 });
}
