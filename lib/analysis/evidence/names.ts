import { isEmptyWord, withoutFormulas } from './content.ts';
import { spellPlainly } from './spelling.ts';

/** Acronyms everybody uses, whether a paper has them or not, and units. */
const EVERYBODYS: ReadonlySet<string> = new Set(
  'ai ml dl dnn cnn gnn gan llm vlm mllm lvlm sota gpu cpu rl nlp cv api 2d 3d 4d id ood pdf url gb mb kb tb hz khz mhz ghz fps db flop gflop tflop'.split(
    ' ',
  ),
);

const LATIN_WORD = /\d+D[A-Z][A-Za-z]*|[A-Za-z][A-Za-z0-9]*(?:[-.@+'][A-Za-z0-9]+)*/g;

function latinWords(text: string): string[] {
  const words = spellPlainly(withoutFormulas(text)).match(LATIN_WORD) ?? [];
  return words.map((word) => word.replace(/'s?$/, ''));
}

/** Names of models, data sets, metrics: words in capitals, with a capital inside, or with a digit. */
export function namesOf(text: string): string[] {
  return distinct(latinWords(text).map(withoutTail).filter(isName));
}

/** Those, and words with a capital, which are names inside Chinese and after a comparison. */
export function capitalisedOf(text: string): string[] {
  const words = latinWords(text).map(withoutTail);
  return distinct(words.filter((word) => isName(word) || (/^[A-Z][a-z]{2}/.test(word) && !isEmptyWord(word))));
}

/** Words of a text in another script. */
export function termsOf(text: string): string[] {
  return distinct(latinWords(text).filter((word) => word.length > 1 && !isEmptyWord(word)));
}

/** `CLIP-based` and `LoRA-style` name CLIP and LoRA. */
function withoutTail(word: string): string {
  return word.replace(/(?:[-/][a-z]+)+$/, '');
}

function isName(word: string): boolean {
  if (EVERYBODYS.has(word.toLowerCase().replace(/s$/, ''))) return false;
  if (/[A-Za-z]/.test(word) && /\d/.test(word)) return true;
  return /.[A-Z]/.test(word) && !/^[A-Z][a-z]+(?:-[A-Z][a-z]+)*$/.test(word);
}

/** First letters of a text's words, with and without the little ones, to find what an acronym stands for. */
export function initialsOf(text: string): string {
  const words = spellPlainly(text)
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const kept = words.filter((word) => !isEmptyWord(word));
  return [words, kept].map((line) => line.map(initialOf).join('')).join('\n');
}

/** A word that is an acronym itself goes whole into a longer one, as 3D into 3DGS. */
function initialOf(word: string): string {
  return (/^[A-Z0-9]{2,4}$/.test(word) ? word : word.charAt(0)).toLowerCase();
}

/** Whether `LoRA` may stand for low-rank adaptation: by its capitals or all its letters, `2` being a `to`. */
export function isAcronymIn(name: string, initials: string): boolean {
  const bare = name.replace(/s$/, '');
  const spellings = [bare.replace(/[^A-Z0-9]/g, ''), bare.replace(/[^A-Za-z0-9]/g, ''), bare.replaceAll('2', 't')];
  return spellings.some((letters) => letters.length >= 2 && initials.includes(letters.toLowerCase()));
}

const COMPARED =
  /\b(?:than|over|against|versus|vs|compared (?:with|to)|relative to|outperform\w*|beat\w*|surpass\w*|exceed\w*)\b((?:[ -][^\s,;:()]+){1,8})/gi;
const COMPARED_CHINESE =
  /(?:(?<![对占相性])比(?![较例如率赛重特])|较(?!为|好|大|少|多)|[优高低快慢强弱好]于|超过|超越|胜过|相比|相较于?|对比|击败|取代)([^，。；,;]{1,40})|(?:与|和|跟)([^，。；,;]{1,40}?)(?:相比|对比|相较|比较)/g;

/** Names of what a text compares with. */
function baselinesOf(text: string): string[] {
  const plain = spellPlainly(text);
  const matches = [...plain.matchAll(COMPARED), ...plain.matchAll(COMPARED_CHINESE)];
  return capitalisedOf(matches.map((match) => match[1] ?? match[2] ?? '').join(' , '));
}

/** A finding that gives the part of what its sentences compare with to another. */
export function swapsBaseline(text: string, said: string): boolean {
  const ours = keysOf(baselinesOf(text));
  const theirs = keysOf(baselinesOf(said));
  if (ours.length === 0 || theirs.length === 0 || ours.some((name) => theirs.includes(name))) return false;
  const named = keysOf(capitalisedOf(text));
  const known = keysOf(capitalisedOf(said));
  return theirs.some((name) => named.includes(name)) || !ours.some((name) => known.includes(name));
}

function keysOf(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase().replace(/s$/, ''));
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}
