import { isCjk } from './fold.ts';

/** A word of a form, or a run of Han, kana or Hangul; `start` is its place in the form. */
export interface Token {
  text: string;
  cjk: boolean;
  start: number;
}

/** The form's words and runs, those of `self-attention` each for itself. */
export function tokensOf(form: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  let cjk = false;
  const close = (end: number): void => {
    if (end > start) tokens.push({ text: form.slice(start, end), cjk, start });
  };
  let at = 0;
  for (const character of form) {
    if (character === ' ' || character === '-') {
      close(at);
      start = at + 1;
    } else {
      const isRun = isCjk(character);
      if (isRun !== cjk) {
        close(at);
        start = at;
        cjk = isRun;
      }
    }
    at += character.length;
  }
  close(at);
  return tokens;
}

/** The pairs of neighbours of a run; of a single character, itself. */
export function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, position) => `${characters[position]}${character}`);
}

/**
 * What a text is found by: words; of runs the pairs and the last character, so that every character begins a term and so can be
 * looked up by itself; words with hyphens also as one.
 */
export function indexTerms(form: string): Set<string> {
  const terms = new Set<string>();
  for (const { text, cjk } of tokensOf(form)) {
    if (!cjk) {
      terms.add(text);
      continue;
    }
    let before = '';
    for (const character of text) {
      if (before !== '') terms.add(before + character);
      before = character;
    }
    terms.add(before);
  }
  for (const { text } of joinedWords(form)) terms.add(text);
  return terms;
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
