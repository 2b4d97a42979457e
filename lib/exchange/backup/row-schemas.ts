import * as z from 'zod/mini';
import {
  text,
  words,
  name,
  list,
  whole,
  amount,
  arxivId,
  arxivIdV,
  category,
  day,
  instant,
  language,
  promptVersion,
  kind,
  finding,
  section,
  earlierText,
  provenance,
} from './row-fields.ts';
import { report } from './report-schema.ts';

/**
 * What rows of each store must be to be let in from a file. They only say yes or no: a row that passes is kept as it
 * is, with fields that have come since.
 */
const reading = z.object({
  readerVersion: whole,
  sentences: list(
    z.object({
      id: whole,
      text: words,
      start: amount,
      end: amount,
      role: z.enum(['background', 'objective', 'method', 'result', 'other']),
    }),
  ),
  tldr: z.nullable(whole),
  findings: list(whole),
  tags: list(name),
  codeLinks: list(name),
});

const paper = z.object({
  arxivId,
  version: z.nullable(whole.check(z.gte(1), z.lte(999))),
  title: name,
  authors: list(name),
  abstract: z.nullable(words),
  primaryCategory: text(40),
  categories: list(text(40)),
  comments: z.nullable(words),
  journalRef: z.nullable(words),
  doi: z.nullable(name),
  published: z.nullable(day),
  updated: z.nullable(day),
  codeLinks: list(name),
  withdrawn: z.boolean(),
  reading: z.nullable(reading),
  versions: list(whole),
  announced: list(z.object({ category, announcementDate: day, kind })),
  earlier: z.optional(list(earlierText)),
  sameText: z.optional(list(whole)),
  notedAt: z.optional(instant),
  storedAt: instant,
});

const analysis = z.object({
  key: name,
  arxivIdV,
  form: z.enum(['abstract', 'fulltext']),
  language,
  model: name,
  promptVersion,
  arxivId,
  sections: z.record(text(60), section),
  findings: list(finding),
  tags: list(name),
  provenance,
});

const ask = z.object({
  id: name,
  arxivId,
  arxivIdV,
  question: words,
  language,
  answer: section,
  passages: list(finding),
  provenance,
});

const claims = list(z.object({ text: words, papers: list(arxivId) }));

const eachLanguage = z.object({ zh: z.optional(words), en: z.optional(words) });
const grade = z.literal([1, 2, 3]);
const triage = z.object({
  arxivId,
  tldr: eachLanguage,
  sentences: list(whole),
  evidence: z.enum(['verified', 'repaired', 'unverified']),
  relevance: grade,
  significance: grade,
  reason: eachLanguage,
  tags: list(name),
  findings: list(whole),
});

const moment = z.nullable(instant);

/** Stores that are not here have come since: their rows are held to what any row must be. */
const schemas: Readonly<Record<string, z.ZodMiniType>> = {
  papers: paper,
  analyses: analysis,
  asks: ask,
  marks: z.object({
    arxivId,
    seenAt: moment,
    starredAt: moment,
    hiddenAt: moment,
    tags: z.optional(list(z.object({ name: text(60), at: instant }))),
  }),
  noteHistory: z.object({ id: name, arxivId, text: words, savedAt: instant }),
  notes: z.object({ arxivId, text: words, createdAt: instant, updatedAt: instant, revision: amount.check(z.int()) }),
  digests: z.object({
    key: name,
    category,
    announcementDate: day,
    language,
    promptVersion,
    source: z.enum(['offline', 'model']),
    sections: z.object({ themes: claims, highlights: claims, directions: claims, reading: claims }),
    coverage: z.object({ read: amount, total: amount, dropped: amount }),
    provenance,
  }),
  announcements: z.object({
    category,
    announcementDate: day,
    entries: list(z.object({ arxivId, kind })),
    total: amount.check(z.int()),
    fetchedAt: instant,
  }),
  tldrs: z.object({ arxivId, sentence: words, text: words, at: instant }),
  triages: z.object({
    key: name,
    arxivId,
    arxivIdV,
    languages: list(language),
    interests: name,
    triage: z.nullable(triage),
    unscored: z.nullable(text(60)),
    provenance: z.object({ provider: z.nullable(name), createdAt: instant, model: name, promptVersion }),
  }),
  reports: z.object({
    id: name,
    category: z.nullable(category),
    announcementDate: z.nullable(day),
    fileName: z.nullable(name),
    importedAt: instant,
    papers: amount,
    arxivIds: list(arxivId),
    failedIds: list(arxivId),
    analysisKeys: list(name),
  }),
  reportBodies: z.object({ id: name, report, before: z.nullable(z.object({ text: text(20_000_000) })) }),
  tryouts: z.object({
    task: z.enum(['triage', 'abstract', 'fulltext', 'ask']),
    arxivId,
    title: name,
    role: words,
    analyses: z.optional(list(analysis)),
    ask: z.optional(ask),
  }),
  ledger: z.object({
    id: name,
    at: instant,
    day,
    task: z.enum(['triage', 'abstract', 'fulltext', 'translate', 'digest', 'ask', 'test']),
    subject: name,
    provider: name,
    model: name,
    inputTokens: amount,
    outputTokens: amount,
    estimated: z.boolean(),
    cost: z.nullable(amount),
    free: z.optional(z.literal(true)),
    duration: amount,
    outcome: text(60),
    expected: z.optional(z.object({ inputTokens: amount, outputTokens: amount })),
    saved: z.optional(z.object({ tokens: amount, cost: z.nullable(amount) })),
  }),
  fulltexts: z.object({
    arxivIdV,
    fullText: z.nullable(
      z.object({
        source: z.enum(['html', 'pdf']),
        title: name,
        sections: list(
          z.object({
            title: name,
            number: text(60),
            level: whole,
            kind: text(40),
            blocks: list(z.object({ type: text(40), text: words }), 100_000),
          }),
        ),
      }),
    ),
    characters: amount,
    usedAt: instant,
  }),
};

const anyRow = z.record(z.string(), z.unknown());

/** Names that would change what an object is, wherever a row is copied field by field. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const DEEPEST = 32;

export type Row = Readonly<Record<string, unknown>>;

/** Whether a row may go into its store. */
export function isSoundRow(store: string, value: unknown): value is Row {
  return isPlain(value, DEEPEST) && (schemas[store] ?? anyRow).safeParse(value).success;
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth - 1));
  return Object.entries(value).every(([key, item]) => !RESERVED.has(key) && isPlain(item, depth - 1));
}

/** The rows of a file's lines, and how many lines are no row of this store. */
export function parseLines(lines: string): { values: unknown[]; broken: number } {
  const values: unknown[] = [];
  let broken = 0;
  for (const line of lines.split('\n')) {
    if (line.trim() === '') continue;
    try {
      values.push(JSON.parse(line));
    } catch {
      broken++;
    }
  }
  return { values, broken };
}
