import type { EvidenceState, Finding } from './analysis.ts';
import { bareText, normaliseText } from './normalise.ts';
import { claimedNumbers, containedNumbers, hasNumber } from './numbers.ts';
import type { NumberedSentence } from './tidy.ts';

export interface FindingText {
  text: string;
  /** Ids as the model named them; may be wrong. */
  sentences: readonly number[];
  quote: string;
}

interface Evidence {
  state: EvidenceState;
  sentences: number[];
}

/** Shorter than this, normalised words are found anywhere and prove nothing. */
const SHORTEST_QUOTE = 6;

/**
 * A finding held against the abstract: its quote must be there, and every number it gives must stand in the
 * sentences it rests on. What had to be mended is `repaired`, what cannot be found is `unverified`.
 */
export function checkFinding(finding: FindingText, sentences: readonly NumberedSentence[]): Finding {
  const quoted = finding.quote.trim() ? findQuote(finding, sentences) : checkIds(finding, sentences);
  const { state, sentences: ids } = checkNumbers(finding.text, quoted, sentences);
  return { text: finding.text, sentences: ids, quote: finding.quote, evidence: state };
}

function validIds(finding: FindingText, sentences: readonly NumberedSentence[]): number[] {
  return [...new Set(finding.sentences)].filter((id) => sentences.some((sentence) => sentence.id === id));
}

/** Without a quote there are only the ids; they must exist. */
function checkIds(finding: FindingText, sentences: readonly NumberedSentence[]): Evidence {
  const ids = validIds(finding, sentences);
  if (ids.length === 0) return { state: 'unverified', sentences: [] };
  return { state: ids.length === new Set(finding.sentences).size ? 'verified' : 'repaired', sentences: ids };
}

function findQuote(finding: FindingText, sentences: readonly NumberedSentence[]): Evidence {
  const named = validIds(finding, sentences);
  for (const [normalise, shortest] of [
    [collapse, 1],
    [normaliseText, SHORTEST_QUOTE],
    [bareText, SHORTEST_QUOTE],
  ] as const) {
    const parts = partsOf(finding.quote, normalise);
    if (parts.length === 0 || parts.some((part) => part.length < shortest)) continue;
    const found = parts.map((part) => idsOf(part, sentences, named, normalise));
    if (found.some((ids) => ids.length === 0)) continue;
    const ids = [...new Set(found.flat())].toSorted((a, b) => a - b);
    const asNamed = ids.every((id) => named.includes(id));
    const asQuoted = normalise === collapse && parts.length === 1;
    return { state: asNamed && asQuoted ? 'verified' : 'repaired', sentences: asNamed ? named : ids };
  }
  return { state: 'unverified', sentences: named };
}

/** Sentences as the prompt printed them, one a line: quotes are held against that, to the letter. */
function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A quote may leave words out; each part must then be found. */
function partsOf(quote: string, normalise: (text: string) => string): string[] {
  const bare = quote.trim().replace(/^["“”'‘’「]+|["“”'‘’」]+$/g, '');
  if (normalise === collapse) return [bare];
  const parts = bare.split(/\s*(?:…+|\.{3,}|\[\.{3}\])\s*/);
  return parts.map((part) => normalise(part.replace(/[.,;:]+$/, ''))).filter(Boolean);
}

/** Sentences a part covers: within one that was named, within any, or across several. */
function idsOf(
  part: string,
  sentences: readonly NumberedSentence[],
  named: readonly number[],
  normalise: (text: string) => string,
): number[] {
  const inOne = sentences.filter((sentence) => normalise(sentence.text).includes(part)).map((sentence) => sentence.id);
  const chosen = inOne.find((id) => named.includes(id)) ?? inOne[0];
  if (chosen !== undefined) return [chosen];
  const gap = normalise === bareText ? '' : ' ';
  const spans: { id: number; start: number; end: number }[] = [];
  let joined = '';
  for (const sentence of sentences) {
    if (joined) joined += gap;
    const start = joined.length;
    joined += normalise(sentence.text);
    spans.push({ id: sentence.id, start, end: joined.length });
  }
  const start = joined.indexOf(part);
  if (start < 0) return [];
  return spans.filter((span) => span.start < start + part.length && span.end > start).map((span) => span.id);
}

function checkNumbers(text: string, evidence: Evidence, sentences: readonly NumberedSentence[]): Evidence {
  const numbers = new Map(sentences.map((sentence) => [sentence.id, containedNumbers(sentence.text)]));
  const ids = [...evidence.sentences];
  let state = evidence.state;
  for (const wanted of claimedNumbers(text)) {
    const holds = (id: number): boolean => hasNumber(numbers.get(id) ?? new Set(), wanted);
    if (ids.some(holds)) continue;
    const elsewhere = sentences.find((sentence) => holds(sentence.id));
    if (!elsewhere) return { state: 'unverified', sentences: ids };
    ids.push(elsewhere.id);
    if (state === 'verified') state = 'repaired';
  }
  return { state, sentences: ids.toSorted((a, b) => a - b) };
}
