import type { FullText, FullTextSection, PageCount } from '../fulltext/full-text.ts';
import { type NumberedSentence, numberSentences } from '../fulltext/number-sentences.ts';
import { type ReadAccount, selectText } from '../fulltext/select.ts';
import { splitSentences } from '../reader/sentences.ts';
import type { ReadPart } from './analysis.ts';
import { estimateTokens } from './tokens.ts';

/** As much of a paper's text as goes into a prompt, its sentences numbered, and an account of what does not. */
export interface PreparedText {
  source: FullText['source'];
  sections: FullTextSection[];
  sentences: NumberedSentence[];
  read: ReadAccount;
  /** Of a PDF. */
  pages?: PageCount;
}

/** Tokens beside the text: instructions and schema. */
const INSTRUCTIONS = 2_500;
/** Of a model's context that the answer and its thoughts may take. */
const ANSWER_SHARE = 0.3;
/** Most tokens of text for one analysis: longer papers have appendices that no summary needs. */
const LONGEST_TEXT = 60_000;
/** Each sentence carries its number. */
const NUMBER_TOKENS = 4;

/** `contextTokens`: what the model holds. */
export function prepareText(fullText: FullText, contextTokens: number): PreparedText {
  const { sections, read } = selectText(fullText, roomFor(contextTokens), countTokens);
  const { source, pages } = fullText;
  const sentences = numberSentences(sections, splitSentences);
  return { source, sections, sentences, read, ...(pages ? { pages } : {}) };
}

/** Nothing of a text: what stands beside it is reckoned with it. */
export const NO_TEXT: PreparedText = {
  source: 'html',
  sections: [],
  sentences: [],
  read: { sections: [], words: 0, totalWords: 0, omitted: [], shortened: [] },
};

/** Tokens of a paper's text that a model gets at most. */
export function roomFor(contextTokens: number): number {
  const room = Math.floor(contextTokens * (1 - ANSWER_SHARE)) - INSTRUCTIONS;
  return Math.min(Math.max(room, 1_000), LONGEST_TEXT);
}

/** What an analysis says of how much was read. */
export function readPartOf({ read, pages }: PreparedText): ReadPart {
  const { omitted, shortened, words, totalWords } = read;
  return { omitted, shortened, words, totalWords, ...(pages ? { pages } : {}) };
}

/** Of a text as the prompt has it. */
function countTokens(text: string): number {
  return estimateTokens(text) + splitSentences(text).length * NUMBER_TOKENS;
}
