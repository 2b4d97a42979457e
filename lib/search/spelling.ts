import type { Postings } from './postings.ts';

/** Shorter words have too many neighbours that mean something else. */
const SHORTEST = 4;
/** From this length on two letters may differ. */
const LONG = 8;
const MOST = 12;

/** Terms that are spelt nearly like a Latin word, with the same first letter; the nearest first, then the more frequent. */
export function nearTerms(word: string, postings: Postings): string[] {
  if (word.length < SHORTEST) return [];
  const allowed = word.length >= LONG ? 2 : 1;
  return postings
    .withFirstOf(word)
    .flatMap((term) => {
      const distance = editDistance(word, term, allowed);
      return distance > allowed ? [] : [{ term, distance, papers: postings.get(term).length }];
    })
    .toSorted((a, b) => a.distance - b.distance || b.papers - a.papers || (a.term < b.term ? -1 : 1))
    .slice(0, MOST)
    .map(({ term }) => term);
}

/** Letters put in, left out, changed or swapped with their neighbour; above `most` any number above it. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [beforeLast, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? 0;
}
