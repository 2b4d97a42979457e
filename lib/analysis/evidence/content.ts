import { spellPlainly } from './spelling.ts';

/** Words that say nothing of what a sentence is about. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  [
    'a an the this that these those it its they their them we our us he she his her i you your one ones and or but nor',
    'so yet if then than as at by for from in into of off on onto out over to under up upon via with within without',
    'about above across after against along among around before behind below between beyond during per through',
    'throughout toward towards until while when where which who whom whose what why how is are was were be been being',
    'am do does did has have had having can could may might must shall should will would not no never both each either',
    'every few more most much many such very too only even just still already often well there here however thus hence',
    'therefore moreover furthermore other another same own some any all several various based using use used uses paper',
    'method methods approach propose proposed proposes present presents show shows shown demonstrate demonstrates',
    'result results work study authors author new novel',
  ]
    .join(' ')
    .split(' '),
);

/** Signs of Chinese that hold sentences together, and what every abstract says. */
const EMPTY_SIGNS = /[的了在是和与及或等其该本对于为以从到中上下并且而也都就这那它们我作者论文提出方法]/u;

/** Where one statement ends and the next begins, but for the comma inside a number. */
const CLAUSE = /[，。；、;\n]|,(?!\d)|\.(?=\s|$)|\b(?:and|while|whereas|but)\b|同时|并且|而且|而|并|且|和/;

type Script = 'chinese' | 'latin';

/** What a text is mostly written in. */
export function scriptOf(text: string): Script {
  const chinese = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const words = (text.match(/\p{Script=Latin}+/gu) ?? []).length;
  return chinese > words ? 'chinese' : 'latin';
}

export function isEmptyWord(word: string): boolean {
  return EMPTY_WORDS.has(word.toLowerCase());
}

/** What a text is about, to be held against another: stems of its words, pairs of its Chinese signs. */
export function contentOf(text: string): Set<string> {
  const plain = withoutFormulas(text);
  const words = spellPlainly(plain).match(/\p{Script=Latin}{2,}/gu) ?? [];
  const pairs = (plain.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => run.split(EMPTY_SIGNS).flatMap(pairsOf));
  return new Set([...words.filter((word) => !isEmptyWord(word)).map(stemOf), ...pairs]);
}

/** Share of what one text is about that another has too. */
export function sharedContent(text: string, other: string): { share: number; size: number } {
  const content = [...contentOf(text)];
  const theirs = contentOf(other);
  const shared = content.filter((word) => theirs.has(word)).length;
  return { share: shared / Math.max(1, content.length), size: content.length };
}

/** Roughly: `forecasts`, `forecasting` and `forecasted` are one, and so are `reduce` and `reduction`. */
export function stemOf(word: string): string {
  const lower = word.toLowerCase();
  const ending = lower.length > 5 ? /(?:ations?|ions?|ings?|ments?|ness|ly|als?|ed|es|er|s|e|y)$/ : /s$/;
  return lower.replace(ending, '').slice(0, 7);
}

/** The single statements of a text. */
export function clausesOf(text: string): string[] {
  return text.split(CLAUSE).filter((clause) => clause.trim() !== '');
}

export function withoutFormulas(text: string): string {
  return text.replace(/\$[^$]*\$/g, ' ');
}

function pairsOf(run: string): string[] {
  return Array.from({ length: Math.max(0, run.length - 1) }, (_, start) => run.slice(start, start + 2));
}
