/** All that an async iterable brings; `Array.fromAsync` is younger than the oldest node that is supported. */
export async function collect(iterable) {
  const all = [];
  for await (const item of iterable) {
    all.push(item);
  }
  return all;
}
