import type { Usage } from '../completion/completion.ts';
import { AppError } from '../core/errors.ts';
import type { Digest } from '../digest/digest.ts';
import type { Profile } from '../providers/profile.ts';
import type { OutputLevel } from '../providers/provider.ts';
import type { Language, PromptVersion } from './analysis.ts';
import { editedForm, type PromptEdits } from './form.ts';
import { digestForm } from './forms/digest.ts';
import { type GuardedDigest, guardDigest } from './guard/guard-digest.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { DIGEST_MAX_OUTPUT, type DigestCandidate, type PackedDigest, packDigest } from './pack-digest.ts';
import { digestMessages } from './prompts/digest.ts';
import { type GlossaryEntry, withGlossary } from './prompts/glossary.ts';
import { type CallReport, type Complete, type GuardedResult, runGuardedCall } from './run-call.ts';
import { writtenBy } from './provenance.ts';

export interface DigestRun {
  category: string;
  announcementDate: string;
  /** Papers at hand, in the order of the listing. */
  papers: readonly DigestCandidate[];
  /** Papers in the announcement, at hand or not. */
  total: number;
  languages: readonly Language[];
  profile: Profile;
  apiKey: string;
  level: OutputLevel;
  /** Of the provider. */
  contextTokens: number;
  /** Of the reader; for Chinese. */
  glossary?: readonly GlossaryEntry[];
  /** Words of the reader's own for our prompts. */
  prompts?: PromptEdits;
  complete: Complete;
  /** US dollars of a usage, null when unknown. */
  cost: (usage: Usage) => number | null;
  signal: AbortSignal;
  /** Characters received. */
  onProgress?: (received: number) => void;
  onCall?: (report: CallReport) => void | Promise<void>;
}

/** A digest but for its key, which the digest's own room makes. */
export type KeylessDigest = Omit<Digest, 'key'>;

/** One paid summary of one announcement in one call, a digest per language; throws an AppError and stores nothing. */
export async function runDigest(run: DigestRun): Promise<{ digests: KeylessDigest[]; level: OutputLevel }> {
  const { languages, profile, apiKey } = run;
  const form = editedForm(digestForm, run.prompts);
  const packed = packDigest(run.papers, run.contextTokens);
  if (packed.papers.length === 0) throw new AppError('nothing-to-summarise');
  const arxivIds = packed.papers.map((paper) => paper.arxivId);
  const result = await runGuardedCall({
    request: {
      profile,
      apiKey,
      messages: withGlossary(
        digestMessages({ ...run, papers: packed.papers, role: form.role }),
        run.glossary ?? [],
        languages,
      ),
      schema: { name: 'daily_digest', schema: jsonSchemaOf(form.schema(languages)) },
      outputLevel: run.level,
      maxOutputTokens: Math.min(DIGEST_MAX_OUTPUT, Math.floor(run.contextTokens / 3)),
    },
    complete: run.complete,
    signal: run.signal,
    guard: (answer) => guardDigest({ ...answer, form, languages, arxivIds }),
    onText: (raw) => run.onProgress?.(raw.length),
    ...(run.onCall ? { onCall: run.onCall } : {}),
  });
  return {
    digests: languages.map((language) =>
      toDigest({ run, packed, promptVersion: form.promptVersion }, result, language),
    ),
    level: result.level,
  };
}

/** Tokens and cost are those of the whole call, in each language's digest. */
function toDigest(
  { run, packed, promptVersion }: { run: DigestRun; packed: PackedDigest; promptVersion: PromptVersion },
  result: GuardedResult<GuardedDigest>,
  language: Language,
): KeylessDigest {
  const { value, usage } = result;
  const sections = value.sections[language];
  const kept = Object.values(sections).flat().length;
  return {
    category: run.category,
    announcementDate: run.announcementDate,
    language,
    promptVersion,
    source: 'model',
    sections,
    coverage: { read: packed.full, total: run.total, dropped: value.dropped },
    provenance: {
      form: 'digest',
      source: 'abstract',
      ...writtenBy({ profile: run.profile, promptVersion, usage, cost: run.cost(usage) }),
      verified: kept,
      findings: kept + value.dropped,
    },
  };
}
