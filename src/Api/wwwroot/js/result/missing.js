/** @typedef {import('../map/labelmap.js').LabelMap} LabelMap */

/**
 * What to say of classes that the map has and the exemplar has not; an empty text where there are none.
 * @param {LabelMap} map
 * @param {LabelMap} exemplarMap
 * @param {import('../map/classtable.js').ClassTable} classes
 */
export function tellMissing(map, exemplarMap, classes) {
  const lent = exemplarMap.classIds();
  const names = [...map.classIds()].filter((id) => !lent.has(id)).map((id) => classes.nameOf(id));
  return names.length === 0 ? '' : `No ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)} in this picture: something similar stands in.`;
}
