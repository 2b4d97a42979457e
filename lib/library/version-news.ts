import { type EarlierText, isSameText, type TextHistory } from '../arxiv/earlier-text.ts';
import type { EntryKind, Paper } from '../arxiv/paper.ts';
import type { Mark } from './mark.ts';
import type { Note } from './note.ts';

/** A paper the reader follows has been replaced since they last had to do with it. */
export interface VersionNews {
  /** What they know, and what there is now; null: no page has named it. */
  from: number | null;
  to: number | null;
  /** Title and abstract are the same to the letter. */
  same: boolean;
  /** Day it was met or announced, `YYYY-MM-DD`. */
  day: string;
}

interface Watched extends Paper, TextHistory {
  /** That any page has named: the page of an older one is shown its own text. */
  versions?: readonly number[];
  announced: readonly { announcementDate: string; kind: EntryKind }[];
  notedAt?: string;
}

/** Whether anything newer was ever met: all others need not be looked at. */
export function mayHaveNews({ earlier, announced }: Watched): boolean {
  return earlier !== undefined || announced.some(({ kind }) => kind === 'replacement');
}

export interface Following {
  mark: Pick<Mark, 'starredAt'> | undefined;
  note: Pick<Note, 'createdAt'> | undefined;
  /** The reader's own. */
  analyses: readonly { provenance: { createdAt: string } }[];
}

/** null: of no interest to the reader, or nothing is newer than what they know. */
export function findVersionNews(paper: Watched, { mark, note, analyses }: Following): VersionNews | null {
  const since = [mark?.starredAt, note?.createdAt, ...analyses.map(({ provenance }) => provenance.createdAt)]
    .flatMap((at) => at ?? [])
    .toSorted()
    .at(-1);
  if (since === undefined) return null;
  const known = paper.notedAt !== undefined && paper.notedAt > since ? paper.notedAt : since;
  const left = (paper.earlier ?? []).filter(({ until }) => until !== null && until > known);
  const [from] = left;
  if (from) {
    const day = (left.at(-1)?.until ?? '').slice(0, 10);
    const isNumbered = paper.version !== null && from.version !== null;
    return {
      from: from.version,
      to: paper.version && Math.max(paper.version, ...(paper.versions ?? [])),
      same: isNumbered ? paper.sameText?.includes(from.version ?? 0) === true : isSameText(from, paper),
      day,
    };
  }
  // A listing names no version: where it shows the same text, it says no more than this.
  const days = paper.announced.flatMap(({ kind, announcementDate }) =>
    kind === 'replacement' ? announcementDate : [],
  );
  const day = days
    .filter((each) => each > known.slice(0, 10))
    .toSorted()
    .at(-1);
  return day === undefined ? null : { from: paper.version, to: null, same: true, day };
}

/** The text to hold against that of now: what the reader knew, else the last one that says something else. */
export function earlierToCompare({ earlier = [] }: TextHistory, version?: number | null): EarlierText | undefined {
  return (version === undefined ? undefined : earlier.find((each) => each.version === version)) ?? earlier.at(-1);
}
