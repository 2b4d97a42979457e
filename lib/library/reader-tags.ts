import { MOST_TAGS } from '../core/tag-name.ts';
import type { Mark, ReaderTag } from './mark.ts';

/**
 * A mark after tags were given and taken; those it has already keep their time and place. A paper that is full takes
 * no more. `now` is an ISO 8601 instant.
 */
export function applyTags(
  mark: Mark,
  change: { add?: readonly string[]; remove?: readonly string[] },
  now: string,
): Mark {
  const { tags: given = [], ...untagged } = mark;
  const gone = new Set(change.remove);
  const tags: ReaderTag[] = given.filter(({ name }) => !gone.has(name));
  for (const name of change.add ?? []) {
    if (tags.length < MOST_TAGS && !tags.some((tag) => tag.name === name)) tags.push({ name, at: now });
  }
  return tags.length === 0 ? untagged : { ...untagged, tags };
}

/** Each tag with the number of its papers, the commonest first. */
export function countTags(marks: Iterable<Mark>): { name: string; papers: number }[] {
  const counts = new Map<string, number>();
  for (const { tags = [] } of marks) {
    for (const name of new Set(tags.map((tag) => tag.name))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, papers]) => ({ name, papers }))
    .toSorted((a, b) => b.papers - a.papers || (a.name < b.name ? -1 : 1));
}
