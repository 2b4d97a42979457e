/** Documents a term reaches; the low bits of each number say in which fields. */
export type Posting = number | number[];

/** Bits of a posting that are fields; the rest is the document's number. */
export const FIELD_BITS = 8;
export const FIELD_MASK = (1 << FIELD_BITS) - 1;
/** With the fields' bits, the largest number that engines keep without a box. */
export const MAX_NUMBER = 2 ** (30 - FIELD_BITS) - 1;

/** Terms with their postings; terms with the same first character lie together, for look-ups by a beginning. */
export class Postings {
  readonly #postings = new Map<string, Posting>();
  readonly #byFirst = new Map<string, string[]>();
  #count = 0;

  get terms(): number {
    return this.#postings.size;
  }

  get count(): number {
    return this.#count;
  }

  /** Documents come in ascending order; a term of one may come again. */
  add(term: string, document: number, field: number): void {
    const entry = (document << FIELD_BITS) | field;
    const posting = this.#postings.get(term);
    if (posting === undefined) {
      this.#postings.set(term, entry);
      this.#putByFirst(term);
    } else if (typeof posting === 'number') {
      if (posting >> FIELD_BITS === document) {
        this.#postings.set(term, posting | field);
        return;
      }
      this.#postings.set(term, [posting, entry]);
    } else {
      const last = posting.length - 1;
      const lastEntry = posting[last] ?? 0;
      if (lastEntry >> FIELD_BITS === document) {
        posting[last] = lastEntry | field;
        return;
      }
      posting.push(entry);
    }
    this.#count += 1;
  }

  get(term: string): readonly number[] {
    const posting = this.#postings.get(term);
    if (posting === undefined) return [];
    return typeof posting === 'number' ? [posting] : posting;
  }

  startingWith(beginning: string): string[] {
    const terms = this.withFirstOf(beginning);
    return terms.filter((term) => term.startsWith(beginning));
  }

  /** Terms with the same first character. */
  withFirstOf(term: string): readonly string[] {
    return this.#byFirst.get(firstOf(term)) ?? [];
  }

  /** Gives documents new numbers, in the same order, and drops those without one (-1). */
  renumber(numbers: Int32Array): void {
    this.#count = 0;
    this.#byFirst.clear();
    for (const [term, posting] of this.#postings) {
      const entries = (typeof posting === 'number' ? [posting] : posting).flatMap((entry) => {
        const number = numbers[entry >> FIELD_BITS] ?? -1;
        return number === -1 ? [] : [(number << FIELD_BITS) | (entry & FIELD_MASK)];
      });
      const [first] = entries;
      if (first === undefined) {
        this.#postings.delete(term);
        continue;
      }
      this.#postings.set(term, entries.length === 1 ? first : entries);
      this.#putByFirst(term);
      this.#count += entries.length;
    }
  }

  #putByFirst(term: string): void {
    const first = firstOf(term);
    const terms = this.#byFirst.get(first);
    if (terms) terms.push(term);
    else this.#byFirst.set(first, [term]);
  }
}

function firstOf(term: string): string {
  return String.fromCodePoint(term.codePointAt(0) ?? 0);
}
