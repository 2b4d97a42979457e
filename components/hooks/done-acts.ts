import { signal } from '@preact/signals';

/** Something done to a paper that a press takes back. */
export interface DoneAct {
  what: 'starred' | 'unstarred' | 'hidden' | 'shown' | 'tagged' | 'untagged' | 'noteRemoved';
  arxivId: string;
  undo: () => Promise<void>;
}

/** Acts that can be taken back one after the other. */
const KEPT = 50;

/** What was done on a page, the newest last. */
export class DoneActs {
  readonly #acts: DoneAct[] = [];
  #isUndoing = false;
  /** What is to be said: the last thing done, or taken back. */
  readonly said = signal<{ act: DoneAct; undone: boolean } | null>(null);

  add(act: DoneAct): void {
    // Taking back is no act of its own.
    if (this.#isUndoing) return;
    this.#acts.push(act);
    if (this.#acts.length > KEPT) this.#acts.shift();
    this.said.value = { act, undone: false };
  }

  /** Takes back the last act; false when there is none. */
  async undo(): Promise<boolean> {
    const act = this.#acts.pop();
    if (!act) return false;
    this.#isUndoing = true;
    try {
      await act.undo();
    } finally {
      this.#isUndoing = false;
    }
    this.said.value = { act, undone: true };
    return true;
  }

  /** Of a note that has words again: what stood there before would be put over them. */
  forgetNote(arxivId: string): void {
    const index = this.#acts.findLastIndex((act) => act.what === 'noteRemoved' && act.arxivId === arxivId);
    if (index === -1) return;
    const [gone] = this.#acts.splice(index, 1);
    if (this.said.peek()?.act === gone) this.said.value = null;
  }
}
