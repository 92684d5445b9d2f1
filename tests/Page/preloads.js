// Writes into the page which modules a browser is to fetch at once, instead of one after the other as it finds their imports:
//   npm run preloads
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = new URL('../../src/Api/wwwroot/', import.meta.url);
const page = new URL('index.html', root);
const lines = /(?: *<link rel="modulepreload" href="[^"]+">\n)*(?= *<script type="module")/;

/** The page as it lies, and as it names all modules that it begins with. */
export async function preloads() {
  const text = await readFile(page, 'utf8');
  const modules = await begun(new URL('js/app.js', root));
  const links = modules.map((module) => `  <link rel="modulepreload" href="${module.href.slice(root.href.length)}">\n`);
  return { text, whole: text.replace(lines, () => links.join('')) };
}

/** A module, what it imports on its way, and what it imports at once when it runs; the nearest first. @param {URL} entry @returns {Promise<URL[]>} */
async function begun(entry) {
  const found = new Map([[entry.href, entry]]);
  for (const module of found.values()) {
    const source = await readFile(module, 'utf8');
    const imports = source.matchAll(module === entry ? /(?:from |import\()'(\.[^']+)'/g : /from '(\.[^']+)'/g);
    for (const [, address] of imports) {
      const imported = new URL(address, module);
      found.set(imported.href, found.get(imported.href) ?? imported);
    }
  }
  return [...found.values()];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(page, (await preloads()).whole);
}
