import { htmlUrl } from '../arxiv/urls.ts';
import { countWords } from './full-text.ts';

/** Longer passages are named by their first and last words. */
const LONGEST_WHOLE = 12;
const TERM_WORDS = 6;
/** Fewer words are found in too many places. */
const LEAST_WORDS = 3;

const FORMULA = /\$\$[^$]*\$\$|\$(?!\s)(?:\\[\s\S]|[^$\\])*?(?<!\s)\$(?!\d)/g;
/** Stands for what the page shows in another way; what is glued to it goes with it. */
const GAP = '\u0000';

const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word);

/** Runs of words that stand on the page as they stand here: between formulas, cells, lines and raised numbers. */
function plainRuns(text: string): string[][] {
  const tokens = text
    .replace(FORMULA, GAP)
    .replace(/\n/g, ` ${GAP} `)
    .split(/\s+/)
    .filter((token) => token !== '');
  const runs: string[][] = [[]];
  for (const token of tokens) {
    if (token === '|' || /[\\^$]/.test(token) || token.includes(GAP)) runs.push([]);
    else runs.at(-1)?.push(token);
  }
  return runs.map(trimRun).filter((run) => countWords(run.filter(isWord).join(' ')) >= LEAST_WORDS);
}

/** Without loose signs at either end, such as the bracket before a formula. */
function trimRun(run: readonly string[]): string[] {
  return run.slice(run.findIndex(isWord), run.findLastIndex(isWord) + 1);
}

/** The dash is a sign of the directive's own; `encodeURIComponent` leaves it alone. */
const encodeTerm = (words: readonly string[]): string =>
  encodeURIComponent(words.join(' ').toWellFormed()).replaceAll('-', '%2D');

/** The address of the full text that shows and marks a sentence; null where it has no words to be found by. */
export function passageUrl(arxivIdV: string, sentence: string): string | null {
  const runs = plainRuns(sentence);
  const [first] = runs;
  const last = runs.at(-1);
  if (first === undefined || last === undefined) return null;
  const isWhole = first === last && first.length <= LONGEST_WHOLE;
  const terms = isWhole ? [first] : [first.slice(0, TERM_WORDS), last.slice(-TERM_WORDS)];
  return `${htmlUrl(arxivIdV)}#:~:text=${terms.map(encodeTerm).join(',')}`;
}
