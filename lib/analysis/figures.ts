import type { Finding } from './analysis.ts';
import { checkFinding } from './evidence/check-finding.ts';
import type { NumberedSentence } from './tidy.ts';

/** `[42]`, `[3, 7]`, `[S4]`: the sentences a statement names, as the prompt asks for. */
const REFERENCE = /\s*[[【]\s*(?:S?\d{1,4}\s*[,，、;]?\s*)+[\]】]/g;
/** The end of a statement: a line, a full stop, or the sign of a list. */
const STATEMENTS = /\n+|(?<=[。！？；])|(?<=[.!?;])\s+(?=[\p{Lu}\p{Script=Han}*[])/u;
const DIGIT = /\d/;

/** A text without the numbers of the sentences it names, which say nothing to a reader. */
export function withoutReferences(text: string): string {
  return text.replace(REFERENCE, '');
}

/** One statement of a text that gives a figure, bare of its list's sign, and the numbers it names in brackets. */
export interface FigureStatement {
  text: string;
  ids: number[];
}

export function figureStatements(text: string): FigureStatement[] {
  return text.split(STATEMENTS).flatMap((statement) => {
    const ids = [...statement.matchAll(REFERENCE)].flatMap(([found]) => (found.match(/\d+/g) ?? []).map(Number));
    const bare = withoutReferences(statement)
      .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
      .trim();
    return DIGIT.test(bare) ? [{ text: bare, ids }] : [];
  });
}

/** Every statement of a text that gives a figure, held against the sentences it names. */
export function checkFigures(text: string, sentences: readonly NumberedSentence[], title = ''): Finding[] {
  const byId = new Map(sentences.map((sentence) => [sentence.id, sentence.text]));
  return figureStatements(text).map((statement) => {
    const finding = checkFinding({ text: statement.text, sentences: statement.ids, quote: '' }, sentences, title);
    const [first] = finding.sentences;
    return { ...finding, quote: first === undefined ? '' : (byId.get(first) ?? '') };
  });
}
