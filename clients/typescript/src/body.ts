import type { ExemplarChoice, FileInput, TranslationInput } from './types.js';

type Field = [name: string, value: FileInput | number | boolean];

const fileFields = ['map', 'layout', 'exemplar', 'exemplarMap', 'mapSubset', 'exemplarMapSubset'];

/** The body of a translation or an exemplar and its headers: a form, or JSON where a file is a data URI or base64. */
export async function toBody(
  { probes, classExemplars, ...rest }: Partial<TranslationInput>,
  exemplars: readonly ExemplarChoice[] = classExemplars ?? [],
): Promise<{ body: FormData | string; headers: Record<string, string> }> {
  const probe = probes?.map(({ x, y }) => `${x},${y}`).join(';') || undefined;
  const fields = [...defined({ ...rest, probe }), ...fieldsOf(exemplars)];
  return fields.some(([name, value]) => typeof value === 'string' && value !== '' && fileFields.includes(name))
    ? { body: await toJson(fields), headers: { 'content-type': 'application/json' } }
    : { body: toForm(fields), headers: {} };
}

/** Maps belong to exemplars by their order, so that one that is missing leaves a blank. */
function fieldsOf(exemplars: readonly ExemplarChoice[]): Field[] {
  const hasMaps = exemplars.some(({ exemplarMap }) => exemplarMap !== undefined);
  return exemplars.flatMap((exemplar) => [...defined({ ...exemplar }), ...(hasMaps && !exemplar.exemplarMap ? [['exemplarMap', ''] as Field] : [])]);
}

function defined(fields: Record<string, unknown>): Field[] {
  return Object.entries(fields).filter((field): field is Field => field[1] !== undefined);
}

function toForm(fields: Field[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) {
    if (value instanceof Blob) {
      form.append(name, value, name);
    } else {
      form.append(name, String(value));
    }
  }
  return form;
}

async function toJson(fields: Field[]): Promise<string> {
  const values = new Map<string, unknown[]>();
  for (const [name, value] of fields) {
    const sent = value instanceof Blob ? await toBase64(value) : value === '' ? null : value;
    values.set(name, [...(values.get(name) ?? []), sent]);
  }
  return JSON.stringify(Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all[0] : all])));
}

/** Piece by piece, as a call takes only so many arguments. */
async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(text);
}
