/**
 * @typedef {object} CurlFile
 * @property {string} field
 * @property {string} name file name on disk; empty for a field that is sent without a file
 * @property {string | null} address where it can be fetched from; null if only the person has it
 */

/**
 * The commands that make the same picture from a shell.
 * @param {{files: CurlFile[], fields: [string, string | number][], base: string}} request base: absolute address of the page
 */
export function writeCurl({ files, fields, base }) {
  const fetched = files.filter((file) => file.address !== null);
  const own = files.filter((file) => file.address === null && file.name !== '');
  return [
    ...own.map((file) => `# ${file.name}: save it from the page, or put your own file here`),
    ...fetched.map((file) => `curl -s -o ${quote(file.name)} ${quote(new URL(file.address ?? '', base).href)}`),
    'curl -o picture.png -H "Accept: image/png" \\',
    ...files.map(({ field, name }) => `  -F ${quote(name === '' ? `${field}=` : `${field}=@${name}`)} \\`),
    ...fields.map(([name, value]) => `  -F ${quote(`${name}=${value}`)} \\`),
    `  ${quote(new URL('v1/translations', base).href)}`,
  ].join('\n');
}

/**
 * The same for what is on the page.
 * @param {import('./pictures.js').Scene} scene
 * @param {string | null} mapAddress where the map can be fetched from
 * @param {string} base absolute address of the page
 */
export function curlOf({ model, classes, map, exemplar, others, options, open }, mapAddress, base) {
  const looks = [{ exemplar, ids: '*' }, ...others.map((other) => ({ exemplar: other.exemplar, ids: other.ids.map((id) => classes.colorOf(id)).join() }))];
  const several = looks.length > 1;
  const maps = looks.map(({ exemplar: look }, i) => ({
    field: 'exemplarMap', name: look.map ? `exemplar-map${i === 0 ? '' : `-${i + 1}`}.png` : '', address: look.map ? look.mapAddress : null,
  }));
  return writeCurl({
    base,
    files: [
      { field: 'map', name: 'map.png', address: mapAddress },
      ...looks.map(({ exemplar: look }) => ({ field: 'exemplar', name: look.name, address: look.address })),
      ...(several ? maps : maps.filter(({ name }) => name !== '')),
    ],
    fields: [
      ['model', model],
      ['width', map.width],
      ['height', map.height],
      ...(several ? looks.map(({ ids }) => /** @type {[string, string]} */ (['exemplarClasses', ids])) : []),
      ...(options.tile === 'none' ? [] : [/** @type {[string, string]} */ (['tile', options.tile])]),
      ...(options.seed === 0 ? [] : [/** @type {[string, number]} */ (['seed', options.seed])]),
      ...(open ? [/** @type {[string, string]} */ (['openLabels', 'true'])] : []),
    ],
  });
}

/** @param {string} text as one word of a POSIX shell */
function quote(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
