import * as z from 'zod/mini';
import { emptyMark, type Mark, type ReaderTag } from '../library/mark.ts';
import { mergeTagsOf, mergeTime } from './merge-mark.ts';
import { isArxivId, monthOf } from './layout.ts';
import { SyncError } from './faults.ts';
import { FILE_VERSION, instant, isInstant, past, readFile } from './read-file.ts';
import type { Kind } from './record.ts';

/** Marks of a month of identifiers. A paper that is missing has none, on the server; here, none is known. */
export type MarksContent = ReadonlyMap<string, Mark>;

const KIND = 'marks';
const tag = z.tuple([z.string().check(z.minLength(1), z.maxLength(200)), instant]);
const file = z.object({
  month: z.string(),
  marks: z.record(
    z.string(),
    z.object({
      seen: z.optional(instant),
      starred: z.optional(instant),
      hidden: z.optional(instant),
      tags: z.optional(z.array(tag).check(z.maxLength(1_000))),
    }),
  ),
  past,
});

type Written = z.infer<typeof file>['marks'][string];

export const marks: Kind<MarksContent> = {
  keyOf: (content) => JSON.stringify(write(content)),
  isEmpty: (content) => [...content.values()].every(isBare),
  // A mark is undone, never removed: a row that is not here was lost, and is no wish of the reader's.
  complete: (local, base) => (base ? new Map([...base, ...local]) : local),
  merge(base, local, remote) {
    const merged = new Map<string, Mark>();
    for (const arxivId of new Set([...local.keys(), ...remote.keys()])) {
      const none = emptyMark(arxivId);
      const [here, there] = [local.get(arxivId) ?? none, remote.get(arxivId) ?? none];
      merged.set(arxivId, mergeMark(base && (base.get(arxivId) ?? none), here, there));
    }
    return { content: merged, conflict: false };
  },
  encode: (month, { content, past }) =>
    JSON.stringify({ marginalia: KIND, version: FILE_VERSION, month, marks: write(content), past }),
  decode(month, text) {
    const read = readFile(text, KIND, file);
    const entries = Object.entries(read.marks);
    if (read.month !== month || entries.some(([arxivId]) => !isArxivId(arxivId) || monthOf(arxivId) !== month)) {
      throw new SyncError('unreadable');
    }
    return { content: new Map(entries.map(([arxivId, each]) => [arxivId, toMark(arxivId, each)])), past: read.past };
  },
};

/** Whether two marks say the same, whatever the order of their tags. */
export function isSameMark(one: Mark, other: Mark): boolean {
  return JSON.stringify(toWritten(one)) === JSON.stringify(toWritten(other));
}

function mergeMark(base: Mark | null, here: Mark, there: Mark): Mark {
  const tags = mergeTagsOf(base && (base.tags ?? []), here.tags ?? [], there.tags ?? []);
  const { tags: _, ...rest } = here;
  return {
    ...rest,
    seenAt: mergeTime(base && base.seenAt, here.seenAt, there.seenAt, base !== null),
    starredAt: mergeTime(base && base.starredAt, here.starredAt, there.starredAt, base !== null),
    hiddenAt: mergeTime(base && base.hiddenAt, here.hiddenAt, there.hiddenAt, base !== null),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

function isBare({ seenAt, starredAt, hiddenAt, tags = [] }: Mark): boolean {
  return seenAt === null && starredAt === null && hiddenAt === null && tags.length === 0;
}

/** In one order, so that the same marks are the same bytes on every device. */
function write(content: MarksContent): Record<string, Written> {
  const known = [...content].filter(([, mark]) => !isBare(mark)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(known.map(([arxivId, mark]) => [arxivId, toWritten(mark)]));
}

/** Without what no other device could read as an instant. */
function toWritten({ seenAt, starredAt, hiddenAt, tags = [] }: Mark): Written {
  const sound = inOrder(tags).filter(({ at }) => isInstant(at));
  return {
    ...(seenAt !== null && isInstant(seenAt) ? { seen: seenAt } : {}),
    ...(starredAt !== null && isInstant(starredAt) ? { starred: starredAt } : {}),
    ...(hiddenAt !== null && isInstant(hiddenAt) ? { hidden: hiddenAt } : {}),
    ...(sound.length === 0 ? {} : { tags: sound.map(({ name, at }): [string, string] => [name, at]) }),
  };
}

function toMark(arxivId: string, { seen, starred, hidden, tags }: Written): Mark {
  return {
    arxivId,
    seenAt: seen ?? null,
    starredAt: starred ?? null,
    hiddenAt: hidden ?? null,
    ...(tags ? { tags: tags.map(([name, at]) => ({ name, at })) } : {}),
  };
}

function inOrder(tags: readonly ReaderTag[]): ReaderTag[] {
  return tags.toSorted((a, b) => (a.at === b.at ? (a.name < b.name ? -1 : 1) : a.at < b.at ? -1 : 1));
}
