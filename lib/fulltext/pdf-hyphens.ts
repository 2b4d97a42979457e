/** The words of a paper that stand within its lines: they tell how a word is written that a line's end has broken. */
export class Vocabulary {
  readonly #words = new Map<string, number>();

  constructor(lines: Iterable<string>) {
    for (const line of lines) {
      const words = line.match(WORD) ?? [];
      // The first word may be the rest of one, the last its beginning.
      const whole = words.slice(1, /[-\u00AD]$/.test(line) ? -1 : undefined);
      for (const word of whole) this.#count(word.toLowerCase());
    }
  }

  #count(word: string): void {
    this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
  }

  count(word: string): number {
    return this.#words.get(word.toLowerCase()) ?? 0;
  }
}

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’]\p{L}[\p{L}\p{M}\p{N}]*)*/gu;

/** First parts that are mostly followed by a hyphen in print. */
const COMPOUNDING: ReadonlySet<string> = new Set(
  (
    'self well state cross high low long short real large small fine coarse zero one two three four first second third ' +
    'single double multi half full open closed time data model task domain user human machine image text video graph ' +
    'gradient energy memory cost computer best worst top bottom right hand'
  ).split(' '),
);
/** What a word that is broken after such a part goes on with. */
const ENDING =
  /^(?:[a-z]{1,3}|ings?|ment|ments|ness|less|ship|able|ible|ical|ally|ized|ised|izes|ises|izing|ising|ation|ations|ional|ition|itions|ility|ures?|ling|lings|ially)$/;
/** Words of two words that are written as one. */
const CLOSED: ReadonlySet<string> = new Set(
  (
    'however therefore moreover furthermore otherwise sometimes somewhat somehow something someone without within ' +
    'whereas whereby wherein throughout nevertheless nonetheless meanwhile altogether although already always almost ' +
    'another anyone anything everything everyone cannot themselves itself himself herself ourselves overall outside ' +
    'inside upper lower thereby thereof therein hereafter henceforth upon into onto today downstream upstream network ' +
    'networks framework frameworks dataset datasets database databases benchmark benchmarks baseline baselines ' +
    'bottleneck workflow feedback output outputs input inputs overhead background foreground hardware software ' +
    'timestep timestamp timeline highlight highlights highlighted highlighting statement statements keyword keywords pipeline pipelines threshold thresholds likewise worldwide handwritten'
  ).split(' '),
);

/** `before` ends a line and `after` starts the next: the text of both, which ends as `after` does. */
export function joinLines(before: string, after: string, vocabulary: Vocabulary): string {
  if (before === '' || after === '') return before + after;
  if (before.endsWith('\u00AD')) return before.slice(0, -1) + after;
  if (/[—–/]$/.test(before) && !/\s[—–/]$/.test(before)) return before + after;
  if (/\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(after)) return before + after;
  if (!/[\p{L}\p{N}\p{M})\]]-$/u.test(before)) return `${before} ${after}`;
  if (/^(?:and|or|und|oder|et|ou|to)\b(?!-)/.test(after) && isHanging(before, after, vocabulary))
    return `${before} ${after}`;
  return isBroken(before, after, vocabulary) ? before.slice(0, -1) + after : before + after;
}

/** Lines as one text. Each is joined to the last alone, for a text may be long. */
export function joinAll(lines: readonly string[], vocabulary: Vocabulary): string {
  const pieces: string[] = [];
  let last = '';
  for (const line of lines) {
    const joined = joinLines(last, line, vocabulary);
    pieces.push(joined.slice(0, joined.length - line.length));
    last = line;
  }
  return `${pieces.join('')}${last}`;
}

/** "pre- and postconditions": the hyphen stands for a part that is named later. */
function isHanging(before: string, after: string, vocabulary: Vocabulary): boolean {
  const left = lastPart(before);
  const right = /^\p{L}+/u.exec(after)?.[0] ?? '';
  return vocabulary.count(left + right) === 0;
}

const lastPart = (before: string): string => /[\p{L}\p{M}\p{N}]+(?=-$)/u.exec(before)?.[0] ?? '';

/** Whether the hyphen was made by the line's end. */
function isBroken(before: string, after: string, vocabulary: Vocabulary): boolean {
  const left = lastPart(before);
  const right = /^\p{Ll}[\p{Ll}\p{M}]*/u.exec(after)?.[0] ?? '';
  // Names, numbers and abbreviations are not broken so: "Navier-Stokes", "COVID-19", "GPT-like".
  if (right === '' || left === '' || !/^\p{L}?[\p{Ll}\p{M}]*$/u.test(left)) return false;
  if (left.length < 2 || /^[-–]/.test(after.slice(right.length))) return false;
  const whole = /[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*(?=-$)/u.exec(before)?.[0] ?? left;
  const hyphened = vocabulary.count(`${whole}-${right}`) + (whole === left ? 0 : vocabulary.count(`${left}-${right}`));
  const joined = vocabulary.count(left + right);
  if (hyphened !== joined) return joined > hyphened;
  const word = (left + right).toLowerCase();
  if (CLOSED.has(word)) return true;
  if (whole !== left && left.length > 1 && vocabulary.count(left) > 0) return false;
  if (right.length < 2) return false;
  if (COMPOUNDING.has(left.toLowerCase()) && !ENDING.test(right)) return false;
  const areWords = left.length > 3 && right.length > 3 && vocabulary.count(left) > 0 && vocabulary.count(right) > 0;
  return !areWords;
}
