import { dataOf, dataOfSheet, mapOf, sheetFrom } from './project.js';
import { readSettings, writeSettings } from './settings.js';

/** @typedef {import('./project.js').Project} Project */

/**
 * What is on the page, as a project, and back.
 * @param {{id: string, labels: import('../map/labels.js').Labels}} model
 * @param {import('../map/mappane.js').MapPane} map
 * @param {import('../look/exemplarpane.js').ExemplarPane} exemplar
 * @param {import('../look/classlooks.js').ClassLooks} classLooks
 * @returns {Project}
 */
export function readSession(model, map, exemplar, classLooks) {
  const chosen = exemplar.open;
  return {
    version: 1,
    model: model.id,
    classes: model.labels.model.classes,
    labels: model.labels.own,
    ...dataOfSheet(map.painter.drawing.sheet),
    exemplar: chosen && {
      sample: chosen.address,
      picture: chosen.address === null ? chosen.blob : null,
      name: chosen.name,
      map: exemplar.painter.painted || (chosen.address === null && exemplar.exemplar?.map) ? dataOf(exemplar.painter.map) : null,
    },
    classLooks: classLooks.data,
    settings: readSettings(),
  };
}

/**
 * @param {Project} project whose model is in use
 * @param {import('../map/mappane.js').MapPane} map
 * @param {import('../look/exemplarpane.js').ExemplarPane} exemplar
 * @param {import('../look/classlooks.js').ClassLooks} classLooks
 * @param {{first?: boolean}} [options] whether undo must not lead back to what was before
 */
export async function writeSession(project, map, exemplar, classLooks, options) {
  map.painter.guide = null;
  map.painter.drawing.open(sheetFrom(project), options);
  const look = project.exemplar;
  const known = look?.map ? mapOf(look.map) : undefined;
  if (look?.picture) {
    await exemplar.openOwn({ blob: look.picture, name: look.name, map: known });
  } else if (look?.sample) {
    await exemplar.chooseAt(look.sample, known);
  }
  await classLooks.restore(project.classLooks ?? []);
  writeSettings(project.settings);
}
