import type { Usage } from '../completion/completion.ts';
import { AppError } from '../core/errors.ts';
import type { Digest, DigestCoverage, DigestPart } from '../digest/digest.ts';
import type { Profile } from '../providers/profile.ts';
import type { OutputLevel } from '../providers/provider.ts';
import type { Language, PromptVersion } from './analysis.ts';
import { editedForm, type PromptEdits } from './form.ts';
import { digestForm } from './forms/digest.ts';
import { type GuardedDigest, guardDigest } from './guard/guard-digest.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { DIGEST_MAX_OUTPUT, type DigestCandidate, packDigest } from './pack-digest.ts';
import type { ReduceStep } from './plan-reduce.ts';
import { DIGEST_FORM_SECTIONS, type DigestInput, digestMessages, type TopicShare } from './prompts/digest.ts';
import { type GlossaryEntry, withGlossary } from './prompts/glossary.ts';
import { type CallReport, type Complete, type GuardedResult, runGuardedCall } from './run-call.ts';
import { writtenBy } from './provenance.ts';

export interface DigestCall {
  category: string;
  announcementDate: string;
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

export interface DigestRun extends DigestCall {
  /** Papers at hand, in the order of the listing. */
  papers: readonly DigestCandidate[];
  /** Papers in the announcement, at hand or not. */
  total: number;
}

export interface ReduceRun extends DigestCall {
  step: ReduceStep;
  topics: readonly TopicShare[];
  coverage: Omit<DigestCoverage, 'dropped'>;
}

/** A digest but for its key, which the digest's own room makes. */
export type KeylessDigest = Omit<Digest, 'key'>;

/** One paid summary of one announcement in one call, a digest per language; throws an AppError and stores nothing. */
export async function runDigest(run: DigestRun): Promise<{ digests: KeylessDigest[]; level: OutputLevel }> {
  const packed = packDigest(run.papers, run.contextTokens);
  const { languages } = run;
  const asked = await ask(run, { papers: packed.papers, languages });
  const coverage = { read: packed.full, total: run.total };
  return { digests: languages.map((language) => toDigest(run, coverage, asked, language)), level: asked.level };
}

/** One paid call on the way to a summary: of its last step the digests come, of any other a part. */
export async function runReduce(
  run: ReduceRun,
): Promise<{ digests: KeylessDigest[]; part: DigestPart | null; level: OutputLevel }> {
  const { step, topics, coverage } = run;
  const { papers, parts } = step;
  // Parts are read by the model again, and not by the reader: one language is enough for them.
  const languages = step.isWhole ? run.languages : [run.languages.includes('en') ? 'en' : (run.languages[0] ?? 'en')];
  const part = step.isWhole ? null : { number: step.number, of: step.count };
  const asked = await ask({ ...run, languages }, { papers, parts, part, topics, languages });
  const dropped = asked.value.dropped + parts.reduce((sum, each) => sum + each.dropped, 0);
  const { level } = asked;
  if (!step.isWhole) {
    const [language = 'en'] = languages;
    return { digests: [], part: { of: step.of, sections: asked.value.sections[language], dropped }, level };
  }
  const value = { ...asked.value, dropped };
  const digests = languages.map((language) => toDigest(run, coverage, { ...asked, value }, language));
  return { digests, part: null, level };
}

type Asked = GuardedResult<GuardedDigest> & { promptVersion: PromptVersion };

async function ask(
  run: DigestCall,
  input: Omit<DigestInput, 'category' | 'announcementDate' | 'role'>,
): Promise<Asked> {
  const { profile, apiKey, languages } = run;
  const arxivIds = idsOf(input);
  if (arxivIds.length === 0) throw new AppError('nothing-to-summarise');
  const form = editedForm(digestForm, run.prompts);
  const { category, announcementDate } = run;
  const messages = digestMessages({ category, announcementDate, ...input, role: form.role });
  const result = await runGuardedCall({
    request: {
      profile,
      apiKey,
      messages: withGlossary(messages, run.glossary ?? [], languages),
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
  return { ...result, promptVersion: form.promptVersion };
}

/** Of every paper a claim may rest on. */
function idsOf({ papers, parts = [] }: Pick<DigestInput, 'papers' | 'parts'>): string[] {
  const named = parts.flatMap(({ sections }) => DIGEST_FORM_SECTIONS.flatMap((section) => sections[section]));
  return [...new Set([...papers.map(({ arxivId }) => arxivId), ...named.flatMap((claim) => claim.papers)])];
}

/** Tokens and cost are those of the whole call, in each language's digest. */
function toDigest(
  run: DigestCall,
  coverage: Omit<DigestCoverage, 'dropped'>,
  { value, usage, promptVersion }: Asked,
  language: Language,
): KeylessDigest {
  const sections = value.sections[language];
  const kept = Object.values(sections).flat().length;
  return {
    category: run.category,
    announcementDate: run.announcementDate,
    language,
    promptVersion,
    source: 'model',
    sections,
    coverage: { ...coverage, dropped: value.dropped },
    provenance: {
      form: 'digest',
      source: 'abstract',
      ...writtenBy({ profile: run.profile, promptVersion, usage, cost: run.cost(usage) }),
      verified: kept,
      findings: kept + value.dropped,
    },
  };
}
