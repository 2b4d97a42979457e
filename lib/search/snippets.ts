import { splitMath } from '../core/split-math.ts';
import type { Shown } from './find-papers.ts';
import { type SearchDocument, type Snippet, TEXT_FIELDS, type TextField, valuesOf } from './document.ts';
import { type Folded, foldWithOffsets } from './fold.ts';
import { findPhrase, spellingsOf } from './match.ts';
import { withoutHyphens } from './papers.ts';
import type { WordsClause } from './query.ts';
import { FIELD_WEIGHTS } from './rank.ts';
import { joinedWords } from './terms.ts';

const MOST_SNIPPETS = 3;
/** Passages with all of the words after which no more are made: one may say what another does. */
const ENOUGH = MOST_SNIPPETS + 1;
/** About two lines; Han characters are twice as wide as letters, so passages of them are half as long. */
const PASSAGE = 220;
/** Fields that often have the same sentence of the abstract. */
const QUOTED: ReadonlySet<TextField> = new Set(['tldr', 'findings', 'abstract']);
/** Titles and names are shown whole. */
const WHOLE: ReadonlySet<TextField> = new Set(['title', 'authors', 'tags']);

/** UTF-16 units of a text whose reading is worth keeping, and of all that are kept: some ten megabytes. */
const LONG = 400;
const MOST_RECENT = 500_000;

interface Span {
  start: number;
  end: number;
}

interface Range extends Span {
  clause: number;
}

interface Candidate extends Snippet {
  clauses: number;
}

const BY_WEIGHT = TEXT_FIELDS.toSorted((a, b) => FIELD_WEIGHTS[b] - FIELD_WEIGHTS[a]);

/** Where the query's words stand in a paper, as it is written: of each field the best passage, of all fields the best three. */
export function makeSnippets(document: SearchDocument, number: number, shown: readonly Shown[]): Snippet[] {
  const candidates: Candidate[] = [];
  for (const field of BY_WEIGHT) {
    const bit = 1 << TEXT_FIELDS.indexOf(field);
    const asked = shown.filter(({ fields }) => ((fields[number] ?? 0) & bit) !== 0).map(({ clause }) => clause);
    if (asked.length === 0) continue;
    const passages = valuesOf(document, field).flatMap((value) => passageOf(field, value, asked));
    const [best] = passages.toSorted((a, b) => b.clauses - a.clauses);
    if (best) candidates.push(best);
    // Those that follow weigh less and can have no more of the words.
    if (candidates.filter(({ clauses }) => clauses === shown.length).length >= ENOUGH) break;
  }
  const best: Candidate[] = [];
  for (const each of candidates.toSorted((a, b) => b.clauses - a.clauses)) {
    // Nothing is shown twice.
    const isShown = best.some(
      ({ field, text }) => QUOTED.has(field) && (text.includes(each.text) || each.text.includes(text)),
    );
    if (!QUOTED.has(each.field) || !isShown) best.push(each);
  }
  return best
    .slice(0, MOST_SNIPPETS)
    .map(({ field, text, ranges, cutStart, cutEnd }) => ({ field, text, ranges, cutStart, cutEnd }));
}

function passageOf(field: TextField, value: string, clauses: readonly WordsClause[]): Candidate[] {
  const ranges = rangesIn(value, clauses);
  if (ranges.length === 0) return [];
  const [from, to] = WHOLE.has(field) ? [0, value.length] : bestWindow(value, ranges);
  const inside = ranges.filter(({ start, end }) => start >= from && end <= to);
  return [
    {
      field,
      text: value.slice(from, to),
      ranges: united(inside).map(({ start, end }): [number, number] => [start - from, end - from]),
      cutStart: value.slice(0, from).trim() !== '',
      cutEnd: value.slice(to).trim() !== '',
      clauses: new Set(inside.map(({ clause }) => clause)).size,
    },
  ];
}

/** In the text as written; an expression of TeX is lit as a whole. */
function rangesIn(value: string, clauses: readonly WordsClause[]): Range[] {
  const { form, starts, ends, joined, math } = readingOf(value);
  const found: Range[] = [];
  clauses.forEach((clause, number) => {
    for (const phrase of spellingsOf(clause)) {
      for (let at = findPhrase(form, phrase, clause.open, 0); at !== -1; ) {
        const end = at + phrase.length;
        found.push({ start: starts[at] ?? 0, end: ends[end - 1] ?? 0, clause: number });
        at = findPhrase(form, phrase, clause.open, end);
      }
    }
    for (const { text, start, end } of joined) {
      const begins = clause.open && text.startsWith(clause.form);
      // Where the word itself stands there, it alone is lit.
      const isThere = found.some((range) => range.clause === number && range.start === starts[start]);
      if (!isThere && (text === clause.form || begins)) {
        found.push({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0, clause: number });
      }
    }
  });
  return found.map((range) => aroundMath(math, range)).toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Long texts read lately, the last at the end: while a word is typed, most hits stay the same. */
const recent = new Map<string, Reading>();
let recentCharacters = 0;

/** A text in the form in which words are looked for in it, and where its formulas are. */
interface Reading extends Folded {
  joined: ReturnType<typeof joinedWords>;
  math: readonly Span[];
}

function read(value: string): Reading {
  const { form, starts, ends } = foldWithOffsets(value);
  return { form: withoutHyphens(form), starts, ends, joined: joinedWords(form), math: mathOf(value) };
}

function readingOf(value: string): Reading {
  if (value.length < LONG) return read(value);
  const known = recent.get(value);
  if (known) recent.delete(value);
  else recentCharacters += value.length;
  const reading = known ?? read(value);
  recent.set(value, reading);
  for (const [oldest] of recent) {
    if (recentCharacters <= MOST_RECENT) break;
    recent.delete(oldest);
    recentCharacters -= oldest.length;
  }
  return reading;
}

function mathOf(value: string): Span[] {
  if (!value.includes('$') && !value.includes('\\')) return [];
  let at = 0;
  return splitMath(value).flatMap(({ kind, source }) => {
    const start = at;
    at += source.length;
    return kind === 'math' ? [{ start, end: at }] : [];
  });
}

function aroundMath(math: readonly Span[], range: Range): Range {
  const touched = math.filter(({ start, end }) => start < range.end && end > range.start);
  return {
    ...range,
    start: Math.min(range.start, ...touched.map(({ start }) => start)),
    end: Math.max(range.end, ...touched.map(({ end }) => end)),
  };
}

function united(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const range of ranges) {
    const last = out.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else out.push({ ...range });
  }
  return out;
}

/** The stretch with the most clauses, then the most places; it begins a little before the first of them. */
function bestWindow(value: string, ranges: readonly Range[]): [number, number] {
  const wide = (value.match(/[\u3400-\u9fff]/g)?.length ?? 0) * 3 > value.length;
  const length = wide ? PASSAGE / 2 : PASSAGE;
  if (value.length <= length) return [0, value.length];
  let best = { from: ranges[0]?.start ?? 0, end: ranges[0]?.end ?? 0, clauses: 0, places: 0 };
  ranges.forEach((first, position) => {
    const within = ranges.slice(position).filter(({ end }) => end <= first.start + length * 0.8);
    const clauses = new Set(within.map(({ clause }) => clause)).size;
    if (clauses > best.clauses || (clauses === best.clauses && within.length > best.places)) {
      best = {
        from: first.start,
        end: Math.max(first.end, ...within.map(({ end }) => end)),
        clauses,
        places: within.length,
      };
    }
  });
  const start = Math.max(0, Math.min(best.from - Math.round(length * 0.2), value.length - length));
  return settle(value, start, Math.max(best.end, Math.min(value.length, start + length)), best.from, best.end);
}

/** Moves both ends off words and expressions, without losing what is between `first` and `last`. */
function settle(value: string, start: number, end: number, first: number, last: number): [number, number] {
  const { math } = readingOf(value);
  let from = start;
  const sentence = value.slice(from, first).search(/(?<=[.。！？!?；;\n])\s*\S/u);
  if (from > 0 && sentence > 0) from += sentence;
  else
    while (
      from > 0 &&
      from < first &&
      /[\p{L}\p{N}\p{M}]/u.test(value.charAt(from - 1)) &&
      !/[\u3400-\u9fff]/.test(value.charAt(from))
    )
      from++;
  let to = end;
  while (
    to < value.length &&
    to > last &&
    /[\p{L}\p{N}\p{M}]/u.test(value.charAt(to)) &&
    !/[\u3400-\u9fff]/.test(value.charAt(to))
  )
    to--;
  for (const piece of math) {
    if (piece.start < from && piece.end > from) from = piece.start;
    if (piece.start < to && piece.end > to) to = piece.end;
  }
  // Never within a pair of surrogates.
  if (/[\uDC00-\uDFFF]/.test(value.charAt(from)) && from > 0) from -= 1;
  if (/[\uDC00-\uDFFF]/.test(value.charAt(to))) to += 1;
  while (from < first && /\s/.test(value.charAt(from))) from++;
  while (to > last && /\s/.test(value.charAt(to - 1))) to--;
  return [from, to];
}
