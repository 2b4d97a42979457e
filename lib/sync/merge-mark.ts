import type { ReaderTag } from '../library/mark.ts';

/**
 * The instant of an act on two devices since they agreed on `base`; null is not done, or undone. Where both changed it,
 * an act outlives an undoing, and of two acts the first counts. Without a known base nothing was undone.
 */
export function mergeTime(
  base: string | null,
  here: string | null,
  there: string | null,
  knowsBase = true,
): string | null {
  if (here === there) return here;
  if (knowsBase && here === base) return there;
  if (knowsBase && there === base) return here;
  if (here === null || there === null) return here ?? there;
  return here < there ? here : there;
}

/** The reader's own tags as a set, by the same rule for each name. */
export function mergeTagsOf(
  base: readonly ReaderTag[] | null,
  here: readonly ReaderTag[],
  there: readonly ReaderTag[],
): ReaderTag[] {
  const [before, ours, theirs] = [base ?? [], here, there].map(
    (tags) => new Map(tags.map((tag) => [tag.name, tag.at])),
  );
  const merged: ReaderTag[] = [];
  for (const name of new Set([...here, ...there].map((tag) => tag.name))) {
    const at = mergeTime(before?.get(name) ?? null, ours?.get(name) ?? null, theirs?.get(name) ?? null, base !== null);
    if (at !== null) merged.push({ name, at });
  }
  return merged;
}
