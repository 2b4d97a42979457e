import type { Mark, MarkChange } from '../../lib/library/mark.ts';

/** What the reader does to papers' marks, so that what was read of one before is told as older. */
export class MarkActs {
  /** Acts asked for and not answered yet. */
  readonly #pending = new Map<string, number>();
  readonly #last = new Map<string, number>();
  #count = 0;

  /** Acts so far: what is asked for now can tell of these. */
  get count(): number {
    return this.#count;
  }

  begin(arxivId: string): void {
    this.#count += 1;
    this.#last.set(arxivId, this.#count);
    this.#pending.set(arxivId, (this.#pending.get(arxivId) ?? 0) + 1);
  }

  end(arxivId: string): void {
    this.#pending.set(arxivId, (this.#pending.get(arxivId) ?? 1) - 1);
  }

  isPending(arxivId: string): boolean {
    return (this.#pending.get(arxivId) ?? 0) > 0;
  }

  /** Whether the reader has done something that a view asked for after `count` acts does not tell of. */
  isNewer(arxivId: string, count: number): boolean {
    return this.isPending(arxivId) || (this.#last.get(arxivId) ?? 0) > count;
  }
}

/** A mark without a change that could not be stored; what was done to it otherwise stays. */
export function takeBack(mark: Mark, change: MarkChange, before: Mark): Mark {
  return {
    ...mark,
    ...(change.starredAt === undefined ? {} : { starredAt: before.starredAt }),
    ...(change.hiddenAt === undefined ? {} : { hiddenAt: before.hiddenAt }),
    ...(change.tags === undefined ? {} : { tags: before.tags ?? [] }),
  };
}
