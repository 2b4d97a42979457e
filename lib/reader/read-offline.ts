import { cuesOf } from './cues.ts';
import { chooseFindings } from './findings.ts';
import type { OfflineReading } from './reading.ts';
import { classifyRoles } from './roles.ts';
import { splitSentences } from './sentences.ts';
import { findTags } from './tags.ts';
import { chooseTldr } from './tldr.ts';

/** To be raised with every change of words, weights or rules that changes an answer. */
export const READER_VERSION = 1;

/** Reads one paper from title and abstract alone: no model, no network, about a millisecond. */
export function readOffline(input: { title: string; abstract: string; codeLinks: readonly string[] }): OfflineReading {
  const spans = splitSentences(input.abstract);
  const texts = spans.map((span) => span.text);
  const cues = texts.map(cuesOf);
  const roles = classifyRoles(texts, cues);
  const tldr = chooseTldr(input.title, texts, roles, cues);
  return {
    readerVersion: READER_VERSION,
    sentences: spans.map((span, index) => ({ id: index + 1, ...span, role: roles[index] ?? 'other' })),
    tldr: tldr === null ? null : tldr + 1,
    findings: chooseFindings(texts, roles, cues).map((index) => index + 1),
    tags: findTags(input.title, input.abstract),
    codeLinks: [...input.codeLinks],
  };
}
