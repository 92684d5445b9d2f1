import type { TranslationInput } from './types.js';

/** The form of a translation or an exemplar. */
export function toForm({ probes, ...fields }: Partial<TranslationInput>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) {
      form.append(name, value, name);
    } else if (value !== undefined) {
      form.append(name, String(value));
    }
  }
  if (probes && probes.length > 0) {
    form.append('probe', probes.map(({ x, y }) => `${x},${y}`).join(';'));
  }
  return form;
}
