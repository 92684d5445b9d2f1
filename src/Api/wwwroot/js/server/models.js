import { listModels } from './api.js';
import { ClassTable } from '../map/classtable.js';

/** @typedef {import('./api.js').Model} Model */

const pause = 1000; // milliseconds between questions while models load

/**
 * Waits until the server has a model whose maps can be painted and none that is still loading.
 * @param {(text: string) => void} tell what to say meanwhile; an empty text when there is nothing to say
 * @returns {Promise<Model[]>} such models, the server's default first
 */
export async function waitForModels(tell) {
  for (;;) {
    const models = await listModels().catch(() => null);
    const paintable = models?.filter((model) => model.state === 'ready' && model.semantics === 'labels' && model.classes?.length) ?? [];
    const loading = models?.some((model) => model.state === 'loading') ?? false;
    if (paintable.length > 0 && !loading) {
      tell('');
      return paintable.sort((a, b) => Number(b.default) - Number(a.default));
    }
    tell(
      models === null
        ? 'The server does not answer. Asking again…'
        : loading
          ? 'The models are loading. This takes a moment after a start.'
          : 'The server has no model whose maps can be painted. Put one into its models folder and restart it.',
    );
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** @param {Model} model */
export function classesOf(model) {
  return new ClassTable(model.classes ?? []);
}
