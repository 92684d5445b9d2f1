/**
 * @typedef {object} CurlFile
 * @property {string} field
 * @property {string} name file name on disk
 * @property {string | null} address where it can be fetched from; null if only the person has it
 */

/**
 * The commands that make the same picture from a shell.
 * @param {{files: CurlFile[], fields: Record<string, string | number>, base: string}} request base: absolute address of the page
 */
export function writeCurl({ files, fields, base }) {
  const fetched = files.filter((file) => file.address !== null);
  const own = files.filter((file) => file.address === null);
  return [
    ...own.map((file) => `# ${file.name}: save it from the page, or put your own file here`),
    ...fetched.map((file) => `curl -s -o ${quote(file.name)} ${quote(new URL(file.address ?? '', base).href)}`),
    'curl -o picture.png -H "Accept: image/png" \\',
    ...files.map((file) => `  -F ${quote(`${file.field}=@${file.name}`)} \\`),
    ...Object.entries(fields).map(([name, value]) => `  -F ${quote(`${name}=${value}`)} \\`),
    `  ${quote(new URL('v1/translations', base).href)}`,
  ].join('\n');
}

/** @param {string} text as one word of a POSIX shell */
function quote(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
