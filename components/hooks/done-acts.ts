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

  /** Gives the act back, for `forget`. */
  add(act: DoneAct): DoneAct {
    // Taking back is no act of its own.
    if (this.#isUndoing) return act;
    this.#acts.push(act);
    if (this.#acts.length > KEPT) this.#acts.shift();
    this.said.value = { act, undone: false };
    return act;
  }

  /** Takes back the last act; false when there is none. */
  async undo(): Promise<boolean> {
    const act = this.#acts.pop();
    if (!act) return false;
    this.#isUndoing = true;
    let undoing: Promise<void>;
    try {
      // It tells of itself as it begins; what the reader does while it is under way is an act of its own again.
      undoing = act.undo();
    } finally {
      this.#isUndoing = false;
    }
    await undoing;
    this.said.value = { act, undone: true };
    return true;
  }

  /** Of an act that came to nothing. */
  forget(act: DoneAct): void {
    const index = this.#acts.indexOf(act);
    if (index !== -1) this.#acts.splice(index, 1);
    if (this.said.peek()?.act === act) this.said.value = null;
  }

  /** Of a note that has words again: what stood there before would be put over them. */
  forgetNote(arxivId: string): void {
    const act = this.#acts.findLast((each) => each.what === 'noteRemoved' && each.arxivId === arxivId);
    if (act) this.forget(act);
  }
}
