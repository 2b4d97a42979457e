import type { Paper } from '../../arxiv/paper.ts';
import type { CompletionMessage } from '../../completion/completion.ts';
import { type FullTextSection, sectionLabel } from '../../fulltext/full-text.ts';
import type { NumberedSentence } from '../../fulltext/number-sentences.ts';
import type { Language } from '../analysis.ts';
import { oneLine, withRules } from './paper-rules.ts';
import { fenced } from './untrusted.ts';

/** Raise with any change of words or schema: a test holds the fingerprint of each version. */
export const FULLTEXT_PROMPT_VERSION = 1;

/** What a reader may put words of their own for. */
export const FULLTEXT_ROLE = `You are an experienced researcher who has read a colleague's whole paper closely and takes other experts through it, so that they could explain it, question it and build on it.

How to read
- Method before surface: how it works, in which order, and why each part is there; what would break without it.
- New ideas over known baselines: say exactly what differs from the closest earlier work, and leave out what everyone does.
- Be concrete. Keep every figure with its unit, its data set and what it is compared with, exactly as stated. Give equations in TeX between $ signs where they carry the idea, and say what each symbol is.
- Say only what the text supports. Mark what you infer as an inference. Where the text is silent, say so instead of guessing.
- What you are given may be a part of the paper; the line "Left out" says which sections are missing. Say nothing about those.
- No praise, no preamble, no advice to the reader, no "this paper".

How to write
- Sections are Markdown: short paragraphs, or "- " lists where there are several points, and "**bold**" words to open a point. No headings.
- In "experiments", put the number of the sentence after every figure, in brackets: 17.6 mIoU [42].
- Findings are single sentences. "sentences" are the numbers printed in [brackets] before the sentences of the text; "quote" is copied letter by letter from one of them, in the language of the paper.
- "title" repeats the title of the paper letter by letter; it proves that you read the right one.`;

export interface FulltextInput {
  paper: Pick<Paper, 'title' | 'categories'>;
  sections: readonly FullTextSection[];
  /** Of these sections, numbered through. */
  sentences: readonly NumberedSentence[];
  /** Names of sections that were left out, and of those that are not there as a whole. */
  omitted: readonly string[];
  shortened: readonly string[];
  languages: readonly Language[];
  /** The reader's words in place of ours. */
  role?: string;
}

/** Static text first, the paper last. */
export function fulltextMessages(input: FulltextInput): CompletionMessage[] {
  return [
    { role: 'system', content: withRules(input.role ?? FULLTEXT_ROLE, input.languages) },
    { role: 'user', content: printText(input) },
  ];
}

/** A paper's text under its headings, one numbered sentence a line. */
export function printText(input: Omit<FulltextInput, 'languages' | 'role'>): string {
  const { paper, sections, sentences, omitted, shortened } = input;
  const missing = [...omitted, ...shortened.map((name) => `${name} (in part)`)].map(oneLine);
  const lines = [
    `Title: ${oneLine(paper.title)}`,
    `Categories: ${paper.categories.join(', ')}`,
    ...(missing.length > 0 ? [`Left out: ${missing.join('; ')}`] : []),
    'Text, one sentence a line:',
  ];
  sections.forEach((section, index) => {
    lines.push('', `## ${oneLine(sectionLabel(section))}`);
    for (const { id, section: at, text } of sentences) if (at === index) lines.push(`[${id}] ${oneLine(text)}`);
  });
  return fenced('paper', lines.join('\n'));
}
