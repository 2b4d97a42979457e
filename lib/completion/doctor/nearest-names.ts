const MOST = 4;

/** The names most like the one that was asked for, nearest first. */
export function nearestNames(wanted: string, names: readonly string[]): string[] {
  const form = comparable(wanted);
  return names
    .map((name) => ({ name, distance: distanceOf(form, comparable(name)) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Case, the maker's name before a slash and Ollama's `:latest` tell no models apart. */
function comparable(name: string): string {
  return name
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/:latest$/, '');
}

/** Share of the longer name that differs: edits (insert, delete, replace) by length, less where one name begins the other. */
function distanceOf(a: string, b: string): number {
  const longer = Math.max(a.length, b.length, 1);
  const begins = a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));
  return (editDistance(a, b) / longer) * (begins ? 0.5 : 1);
}

/** Levenshtein's distance, by rows. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
