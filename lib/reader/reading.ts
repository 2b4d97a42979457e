export const SENTENCE_ROLES = ['background', 'objective', 'method', 'result', 'other'] as const;
export type SentenceRole = (typeof SENTENCE_ROLES)[number];

/** One sentence of an abstract; `start` and `end` are UTF-16 offsets into the abstract's text. */
export interface Sentence {
  /** 1-based, in order; what prompts, findings and evidence name. */
  id: number;
  text: string;
  start: number;
  end: number;
  role: SentenceRole;
}

/** What the offline reader makes of one paper, with no model and no network. */
export interface OfflineReading {
  /** Raised whenever the reader would give another answer, so that stored readings can be told as old. */
  readerVersion: number;
  sentences: Sentence[];
  /** Id of the sentence that says the paper in one line; null without an abstract. */
  tldr: number | null;
  /** Offset in that sentence's text from which it is shown: after "In this paper," and the like. */
  tldrStart: number;
  /** Sentence ids of the key findings, in the order of the text. */
  findings: number[];
  /** Ids of vocabulary terms, the most telling first. */
  tags: string[];
  /** English phrases of the title beyond the vocabulary, as written but for capitals; at most two. */
  keyphrases: string[];
  /** Links to code or data in abstract and comments. */
  codeLinks: string[];
}

/** The sentence that says the paper in one line, as it is shown: without "In this paper," before it. */
export function tldrOf({ sentences, tldr, tldrStart }: OfflineReading): string | null {
  const sentence = sentences.find(({ id }) => id === tldr);
  if (!sentence) return null;
  const shown = sentence.text.slice(tldrStart);
  return tldrStart === 0 ? shown : shown.charAt(0).toUpperCase() + shown.slice(1);
}
