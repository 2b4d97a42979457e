import { CJK_CLASS } from './fold.ts';

/** A word of a form, or a run of Han, kana or Hangul; `start` is its place in the form. */
export interface Token {
  text: string;
  cjk: boolean;
  start: number;
}

const TOKENS = new RegExp(String.raw`([${CJK_CLASS}]+)|[^ \-${CJK_CLASS}]+`, 'gu');

/** The form's words and runs, those of `self-attention` each for itself. */
export function tokensOf(form: string): Token[] {
  return Array.from(form.matchAll(TOKENS), ({ 0: text, 1: run, index }) => ({
    text,
    cjk: run !== undefined,
    start: index,
  }));
}

/** The pairs of neighbours of a run; of a single character, itself. */
export function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, position) => `${characters[position]}${character}`);
}

/**
 * What a text is found by: words; of runs the pairs and the last character, so that every character begins a term and so can be
 * looked up by itself; words with hyphens also as one. A term is told as often as it stands there.
 */
export function eachTerm(form: string, take: (term: string) => void): void {
  for (const { 0: text, 1: run } of form.matchAll(TOKENS)) {
    if (run === undefined) {
      take(text);
      continue;
    }
    let before = '';
    for (const character of run) {
      if (before !== '') take(before + character);
      before = character;
    }
    take(before);
  }
  for (const { text } of joinedWords(form)) take(text);
}

/** Latin words with hyphens, as one: `selfattention` for `self-attention`; `end` is the end of the last part in the form. */
export function joinedWords(form: string): { text: string; start: number; end: number }[] {
  if (!form.includes('-')) return [];
  const words: { text: string; start: number; end: number; parts: number }[] = [];
  for (const { text, cjk, start } of tokensOf(form)) {
    const end = start + text.length;
    const last = words.at(-1);
    if (last && !cjk && start === last.end + 1 && form[last.end] === '-') {
      words[words.length - 1] = { text: last.text + text, start: last.start, end, parts: last.parts + 1 };
    } else if (!cjk) {
      words.push({ text, start, end, parts: 1 });
    }
  }
  return words.filter(({ parts }) => parts > 1);
}
