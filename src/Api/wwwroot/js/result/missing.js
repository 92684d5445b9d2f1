/** @typedef {import('../map/labelmap.js').LabelMap} LabelMap */

/**
 * What to say of classes that the map has and the exemplar has not; an empty text where there are none.
 * @param {LabelMap} map
 * @param {LabelMap} exemplarMap
 * @param {import('../map/classtable.js').ClassTable} classes
 * @param {number[]} elsewhere classes that take the look of another picture
 */
export function tellMissing(map, exemplarMap, classes, elsewhere) {
  const lent = new Set([...exemplarMap.classIds(), ...elsewhere]);
  const names = [...map.classIds()].filter((id) => !lent.has(id)).map((id) => classes.nameOf(id));
  return names.length === 0 ? '' : `No ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)} in this picture: something similar stands in.`;
}
