import type { CompletionMessage } from '../../completion/completion.ts';
import type { Language } from '../analysis.ts';
import { oneLine } from './paper-rules.ts';

/** How the reader wants an English term to read in Chinese. */
export interface GlossaryEntry {
  term: string;
  translation: string;
}

/**
 * The reader's glossary at the end of the static text, where Chinese is asked for. It is the same for every paper, so
 * that a provider can still cache it, and no part of a prompt's version: what is stored stays as it is.
 */
export function withGlossary(
  messages: readonly CompletionMessage[],
  glossary: readonly GlossaryEntry[],
  languages: readonly Language[],
): CompletionMessage[] {
  if (glossary.length === 0 || !languages.includes('zh')) return [...messages];
  const lines = glossary.map(({ term, translation }) => `- ${oneLine(term)} = ${oneLine(translation)}`);
  const rule = `\n\nTerms whose Chinese is given; keep to it wherever one occurs:\n${lines.join('\n')}`;
  return messages.map((message) =>
    message.role === 'system' ? { ...message, content: `${message.content}${rule}` } : message,
  );
}
