import { unzipSync, zipSync } from '../../lib/fflate/fflate.js';
import { writePalettePng } from '../files/pngwriter.js';
import { readPng } from '../files/pngreader.js';
import { ReadableError } from '../page/errors.js';

/** @typedef {import('./project.js').MapData} MapData */
/** @typedef {import('./project.js').Project} Project */

const manifest = 'project.json';
const kind = 'cocosnet-project';
const pictureName = 'exemplar-picture';
const stored = /** @type {const} */ ({ level: 0 }); // PNG and JPEG are compressed already

/** A project as one ZIP: what it says in `project.json`, each map as a PNG of class ids, the own picture as it came. @param {Project} project @returns {Promise<Blob>} */
export async function writeProject(project) {
  const { layers, base, exemplar, classLooks = [], ...plain } = project;
  /** @type {Record<string, [Uint8Array, { level: 0 | 6 }]>} */
  const files = {};
  const put = async (/** @type {string} */ name, /** @type {Blob} */ blob) => {
    files[name] = [new Uint8Array(await blob.arrayBuffer()), stored];
    return name;
  };
  const putMap = async (/** @type {string} */ name, /** @type {MapData} */ { width, height, ids }) =>
    put(name, await writePalettePng(width, height, ids, paletteOf([...project.classes, ...project.labels])));
  const text = {
    kind,
    ...plain,
    layers: [],
    classLooks: [],
    base: await putMap('base.png', base),
    exemplar: exemplar && {
      ...exemplar,
      picture: exemplar.picture && (await put(pictureName, exemplar.picture)),
      mediaType: exemplar.picture?.type,
      map: exemplar.map && (await putMap('exemplar-map.png', exemplar.map)),
    },
  };
  for (const [index, { name, visible, map }] of layers.entries()) {
    /** @type {any[]} */ (text.layers).push({ name, visible, map: await putMap(`layers/${index + 1}.png`, map) });
  }
  for (const [index, look] of classLooks.entries()) {
    const picture = look.picture && (await put(`class-looks/${index + 1}`, look.picture));
    /** @type {any[]} */ (text.classLooks).push({ ...look, picture, mediaType: look.picture?.type });
  }
  files[manifest] = [new TextEncoder().encode(JSON.stringify(text, null, 2)), { level: 6 }];
  return new Blob([new Uint8Array(zipSync(files))], { type: 'application/zip' });
}

/** @param {Blob} file @returns {Promise<Project>} */
export async function readProject(file) {
  let files;
  let text;
  try {
    files = unzipSync(new Uint8Array(await file.arrayBuffer()));
    text = JSON.parse(new TextDecoder().decode(files[manifest]));
  } catch {
    throw new ReadableError('That file is no project of this page.');
  }
  if (text.kind !== kind || text.version !== 1) {
    throw new ReadableError('That file is no project of this page, or one of a newer page.');
  }
  const readMap = async (/** @type {string} */ name) => {
    if (!files[name]) {
      throw new ReadableError(`The project lacks its file ${name}.`);
    }
    const { width, height, values, indexed } = await readPng(new Blob([new Uint8Array(files[name])]));
    if (!indexed) {
      throw new ReadableError(`The project's file ${name} holds no class ids.`);
    }
    return { width, height, ids: Uint8Array.from(values) };
  };
  const pictureOf = (/** @type {{picture: string | null, mediaType: string}} */ { picture, mediaType }) =>
    picture && new Blob([new Uint8Array(files[picture])], { type: mediaType });
  const { kind: _, exemplar, classLooks = [], ...plain } = text;
  return {
    ...plain,
    layers: await Promise.all(text.layers.map(async (/** @type {any} */ layer) => ({ ...layer, map: await readMap(layer.map) }))),
    base: await readMap(text.base),
    classLooks: classLooks.map((/** @type {any} */ look) => ({ id: look.id, name: look.name, sample: look.sample, picture: pictureOf(look) })),
    exemplar: exemplar && {
      sample: exemplar.sample,
      name: exemplar.name,
      picture: pictureOf(exemplar),
      map: exemplar.map && (await readMap(exemplar.map)),
    },
  };
}

/** 256 colours: those of the classes at their ids. @param {Project['classes']} classes */
function paletteOf(classes) {
  const palette = new Uint8Array(3 * 256);
  for (const { id, color } of classes) {
    palette.set([1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)), 3 * id);
  }
  return palette;
}
