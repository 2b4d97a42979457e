import { readAbstract } from './abstract-text.ts';
import { chooseFindings } from './findings.ts';
import type { OfflineReading } from './reading.ts';
import { likeliestRoles, roleProbabilities } from './roles.ts';
import { splitSentences } from './sentences.ts';
import { findKeyphrases } from './keyphrases.ts';
import { findTags } from './tags.ts';
import { findTerm } from './vocabulary/index.ts';
import { chooseTldr, tldrStart } from './tldr.ts';

/**
 * To be raised with every change of words, weights or rules that changes an answer: a stored reading of an older version is
 * made anew when its paper is next met.
 */
export const READER_VERSION = 3;

/** What is known of a paper before anything is asked. */
export interface ReaderInput {
  title: string;
  abstract: string;
  codeLinks: readonly string[];
  /** arXiv's, as far as known: they tell what an ambiguous name means. */
  categories?: readonly string[];
}

/** Reads one paper from title and abstract alone: no model, no network, about a millisecond. */
export function readOffline(input: ReaderInput): OfflineReading {
  const spans = splitSentences(input.abstract);
  const texts = spans.map((span) => span.text);
  const text = readAbstract(texts);
  const probabilities = roleProbabilities(text);
  const roles = likeliestRoles(probabilities);
  const tldr = chooseTldr(input.title, text, probabilities);
  const tags = findTags(input.title, input.abstract, input.categories);
  return {
    readerVersion: READER_VERSION,
    sentences: spans.map((span, index) => ({ id: index + 1, ...span, role: roles[index] ?? 'other' })),
    tldr: tldr === null ? null : tldr + 1,
    tldrStart: tldr === null ? 0 : tldrStart(texts[tldr] ?? ''),
    findings: chooseFindings(input, text, probabilities).map((index) => index + 1),
    tags,
    keyphrases: findKeyphrases(input.title, input.abstract, tags.flatMap(spellingsOf)),
    codeLinks: [...input.codeLinks],
  };
}

function spellingsOf(tag: string): string[] {
  const term = findTerm(tag);
  return term === undefined ? [] : [term.name, ...term.synonyms];
}
