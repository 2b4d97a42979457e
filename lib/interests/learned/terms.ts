/** What a judgement of a paper may rest on. */
export interface PaperTraits {
  title: string;
  abstract: string | null;
  authors: readonly string[];
  primaryCategory: string;
  categories: readonly string[];
  tags: readonly string[];
}

export const TERM_KINDS = ['word', 'author', 'primary', 'category', 'tag'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

export interface Term {
  kind: TermKind;
  text: string;
}

/** Terms of a paper by name, each with its value; the kind is part of the name, so that the author “Bell” is no word. */
export type Terms = ReadonlyMap<string, number>;

/**
 * What each kind may weigh together. Words are many and say little each, so all of a paper's together are a vector of
 * length 1; its categories share theirs; a tag or the primary category stands for itself.
 */
const WEIGHTS: Readonly<Record<TermKind, number>> = { word: 1, author: 0.3, primary: 1, category: 0.5, tag: 0.5 };
/** Kinds whose terms share their weight. */
const SHARED: ReadonlySet<TermKind> = new Set<TermKind>(['word', 'author', 'category']);
/** What a title names is what a paper is about. */
const TITLE_COUNT = 3;

const WORD = /\p{Script=Han}{2}|\p{L}[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const STOP_WORDS = new Set(
  (
    'a an and are as at be been but by can do does each for from further had has have here how however if in into is it its may more most ' +
    'much no not of on one only or other our over same several some such than that the their them then there these they this those through ' +
    'thus to two under up use used uses using very via was we well were what when where whether which while who will with within without ' +
    'abstract achieve achieves also approach approaches based between both compared demonstrate demonstrates different effective existing ' +
    'first given high important improve improved introduce introduces large many method methods new novel obtain obtained obtains paper ' +
    'performance present presented presents problem problems propose proposed proposes prove provide provides recent recently result ' +
    'results show shows shown significant significantly state-of-the-art study studies system systems task tasks three work works'
  ).split(' '),
);

export function termsOf(paper: PaperTraits): Terms {
  const words = new Map<string, number>();
  countWords(words, paper.title, TITLE_COUNT);
  if (paper.abstract !== null) countWords(words, paper.abstract, 1);
  const terms = new Map<string, number>();
  addAll(
    terms,
    'word',
    [...words].map(([word, count]) => [word, 1 + Math.log(count)]),
  );
  const named: [TermKind, readonly string[]][] = [
    ['author', paper.authors],
    ['primary', [paper.primaryCategory]],
    ['category', paper.categories],
    ['tag', paper.tags],
  ];
  for (const [kind, texts] of named)
    addAll(
      terms,
      kind,
      [...new Set(texts)].map((text) => [text.normalize('NFC'), 1]),
    );
  return terms;
}

function addAll(terms: Map<string, number>, kind: TermKind, values: readonly (readonly [string, number])[]): void {
  const squares = values.reduce((sum, [, value]) => sum + value * value, 0);
  const scale = WEIGHTS[kind] / (SHARED.has(kind) ? Math.sqrt(squares) || 1 : 1);
  for (const [text, value] of values) terms.set(`${kind}:${text}`, value * scale);
}

/** Words and pairs of neighbouring words; a pair does not reach over a stop word. */
function countWords(counts: Map<string, number>, text: string, weight: number): void {
  const add = (term: string): void => void counts.set(term, (counts.get(term) ?? 0) + weight);
  let before = '';
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    const term = STOP_WORDS.has(word) ? '' : singular(word);
    if (term !== '') add(term);
    if (term !== '' && before !== '') add(`${before} ${term}`);
    before = term;
  }
}

function singular(word: string): string {
  if (word.length < 5 || /(?:ss|us|is)$/.test(word)) return word;
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}

export function termOf(name: string): Term {
  const at = name.indexOf(':');
  const kind = TERM_KINDS.find((each) => each === name.slice(0, at)) ?? 'word';
  return { kind, text: name.slice(at + 1) };
}
