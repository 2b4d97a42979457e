import type { FullTextSection } from './full-text.ts';

export interface NumberedSentence {
  /** 1…n through the whole text, as a prompt counts them. */
  id: number;
  /** Index of the section among those given, and of the block in it. */
  section: number;
  block: number;
  text: string;
}

/** The sentences of a text in reading order; an equation or a table is one. */
export function numberSentences(
  sections: readonly FullTextSection[],
  split: (text: string) => readonly { text: string }[],
): NumberedSentence[] {
  return sections
    .flatMap(({ blocks }, section) =>
      blocks.flatMap(({ type, text }, block) => {
        const whole = type === 'equation' || type === 'table';
        return (whole ? [{ text }] : split(text)).map((sentence) => ({ section, block, text: sentence.text }));
      }),
    )
    .map((sentence, index) => ({ id: index + 1, ...sentence }));
}
