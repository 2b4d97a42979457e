import type { Paper } from '../../arxiv/paper.ts';
import type { CompletionMessage } from '../../completion/completion.ts';
import type { Sentence } from '../../reader/reading.ts';
import type { Language } from '../analysis.ts';
import { oneLine, withRules } from './paper-rules.ts';
import { fenced } from './untrusted.ts';

/** Raise with any change of words or schema: a test holds the fingerprint of each version. */
export const ABSTRACT_PROMPT_VERSION = 1;

/** What a reader may put words of their own for. */
export const ABSTRACT_ROLE = `You are an experienced researcher who reads a colleague's abstract closely and tells other experts what is in it.

How to read
- Method before surface: say how the idea works and why it should work, not that it is "novel" or "powerful".
- Weigh the new idea against the known baselines; name the baseline wherever the abstract does.
- Be concrete. Keep every figure with its unit, its data set and what it is compared with, exactly as stated.
- Say only what the abstract supports. Mark what you infer as an inference. Where the abstract is silent, say so instead of guessing.
- No praise, no preamble, no advice to the reader, no "this paper".

How to write
- Sections are Markdown: short paragraphs, or "- " lists where there are several points. No headings. Mathematics stays TeX between $ signs.
- Findings are single sentences. "sentences" are the numbers printed in [brackets] before the sentences of the abstract; "quote" is copied letter by letter from one of them, in the language of the abstract.
- "title" repeats the title of the paper letter by letter; it proves that you read the right one.`;

export interface AbstractInput {
  paper: Pick<Paper, 'title' | 'comments' | 'categories'>;
  sentences: readonly Pick<Sentence, 'id' | 'text'>[];
  languages: readonly Language[];
  /** The reader's words in place of ours. */
  role?: string;
}

/** Static text first, the paper last. */
export function abstractMessages(input: AbstractInput): CompletionMessage[] {
  return [
    { role: 'system', content: withRules(input.role ?? ABSTRACT_ROLE, input.languages) },
    { role: 'user', content: printAbstract(input) },
  ];
}

/** What there is of a paper without its text, one numbered sentence a line. */
export function printAbstract({ paper, sentences }: Omit<AbstractInput, 'languages' | 'role'>): string {
  const lines = [
    `Title: ${oneLine(paper.title)}`,
    `Categories: ${paper.categories.join(', ')}`,
    ...(paper.comments ? [`Comments: ${oneLine(paper.comments)}`] : []),
    'Abstract, one sentence a line:',
    ...sentences.map((sentence) => `[${sentence.id}] ${oneLine(sentence.text)}`),
  ];
  return fenced('paper', lines.join('\n'));
}
