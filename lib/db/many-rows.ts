/** What a store and an index that are keyed alike have in common. */
interface Source<Row, Key = string> {
  getAll(query: IDBKeyRange | Key): Promise<Row[]>;
  getAllKeys(query: IDBKeyRange | Key, count?: number): Promise<readonly unknown[]>;
}

/** Rows in the stretch of some keys, for each of them, from which on they are better asked for one by one. */
const FAR = 3;

/** The rows of some papers in a store or an index by `arxivId`; rows of one paper in the order of the source. */
export async function rowsAmong<Row extends { arxivId: string }>(
  source: Source<Row>,
  arxivIds: readonly string[],
): Promise<Row[]> {
  const wanted = new Set(arxivIds);
  return (await rowsNear(source, arxivIds)).filter(({ arxivId }) => wanted.has(arxivId));
}

/**
 * The rows under some keys, and perhaps of others between. Each request costs about as much as a row: papers of one
 * listing are neighbours, and of most a reader has no note, no mark and no analysis, so that one or two requests have all.
 */
export async function rowsNear<Row>(source: Source<Row>, keys: readonly string[]): Promise<Row[]> {
  const wanted = [...new Set(keys)];
  const stretch = await stretchOf(source, wanted);
  if (stretch === null) return (await Promise.all(wanted.map((key) => source.getAll(key)))).flat();
  return rowsOf(source, stretch);
}

/** Which of some keys a store has a row under. */
export async function keysAmong(store: Source<unknown>, keys: readonly string[]): Promise<Set<unknown>> {
  const wanted = new Set(keys);
  const stretch = await stretchOf(store, [...wanted]);
  const found = stretch?.found ?? (await Promise.all([...wanted].map((key) => store.getAllKeys(key)))).flat();
  return new Set(found.filter((key) => typeof key === 'string' && wanted.has(key)));
}

/** From the least of some keys to the greatest, with the keys of what is in it. */
interface Stretch {
  range: IDBKeyRange;
  found: readonly unknown[];
}

/** All that lies in a stretch. */
export async function rowsOf<Row, Key>(source: Source<Row, Key>, { range, found }: Stretch): Promise<Row[]> {
  return found.length === 0 ? [] : source.getAll(range);
}

/** null where there are fewer than two keys, or too much lies between them. */
export async function stretchOf<Key extends IDBValidKey>(
  source: Source<unknown, Key>,
  keys: readonly Key[],
): Promise<Stretch | null> {
  const [first] = keys;
  if (first === undefined || keys.length === 1) return null;
  const [least, greatest] = keys.reduce<[Key, Key]>(
    ([low, high], key) => [indexedDB.cmp(key, low) < 0 ? key : low, indexedDB.cmp(key, high) > 0 ? key : high],
    [first, first],
  );
  const range = IDBKeyRange.bound(least, greatest);
  const found = await source.getAllKeys(range, keys.length * FAR);
  return found.length < keys.length * FAR ? { range, found } : null;
}
