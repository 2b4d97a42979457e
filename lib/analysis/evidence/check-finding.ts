import type { Finding } from '../analysis.ts';
import { checkQuoted, checkUnquoted, type Evidence } from './claims.ts';
import { negates } from './negation.ts';
import { termsOf } from './names.ts';
import { findQuote, isTelling } from './quotes.ts';
import { indexSentences, type SentenceIndex } from './sentence-index.ts';
import type { NumberedSentence } from '../tidy.ts';

export interface FindingText {
  text: string;
  /** Ids as the model named them; may be wrong. */
  sentences: readonly number[];
  quote: string;
}

/**
 * A finding held against the sentences of its paper.
 *
 * - `verified`: its quote stands to the letter in a sentence it names.
 * - `repaired`: the quote is one run of whole words there once spelling, white space and TeX are ignored; or stands in
 *   another sentence, or over the end of one. Or there is no quote, and the named sentences have all its figures and a
 *   fifth of its words, or half of its words; across languages, a figure or two of its terms.
 * - `unverified`: everything else, and whatever gives a figure, unit, name or baseline that its sentences do not, gives
 *   a figure to something else, denies what they say, or is torn off the negation before it.
 *
 * A name may also come from the paper's title, which proves nothing else.
 */
export function checkFinding(finding: FindingText, sentences: readonly NumberedSentence[], title = ''): Finding {
  const { state, sentences: ids } = judge(finding, { ...indexSentences(sentences), titleTerms: termsOf(title) });
  return { text: finding.text, sentences: ids, quote: finding.quote, evidence: state };
}

function judge({ text, sentences, quote }: FindingText, index: SentenceIndex): Evidence {
  const named = [...new Set(sentences)].filter((id) => index.places.has(id)).toSorted((a, b) => a - b);
  if (!isTelling(quote)) return checkUnquoted(text, named, index);
  const found = findQuote(quote, index.quotes, new Set(named), negates(text));
  if (!found) return { state: 'unverified', sentences: named };
  const asNamed = found.ids.every((id) => named.includes(id));
  const state = asNamed && found.exact ? 'verified' : 'repaired';
  return checkQuoted({ text, quote, state, sentences: asNamed ? named : found.ids }, index);
}
