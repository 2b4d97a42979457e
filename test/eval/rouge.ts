/**
 * ROUGE-1 F1 (Lin 2004): harmonic mean of unigram precision and recall with clipped counts;
 * lower-case alphanumeric words, no stemming.
 */
export function rouge1(candidate: string, reference: string): number {
  const left = countWords(candidate);
  const right = countWords(reference);
  let overlap = 0;
  for (const [word, count] of left.counts) overlap += Math.min(count, right.counts.get(word) ?? 0);
  return overlap === 0 ? 0 : (2 * overlap) / (left.total + right.total);
}

/** Against the best of several references. */
export function bestRouge1(candidate: string, references: readonly string[]): number {
  return Math.max(0, ...references.map((reference) => rouge1(candidate, reference)));
}

function countWords(text: string): { counts: Map<string, number>; total: number } {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, total: words.length };
}
