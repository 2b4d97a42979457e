import type { Paper } from '../arxiv/paper.ts';
import type { Usage } from '../completion/completion.ts';
import { AppError } from '../core/errors.ts';
import { throttle } from '../core/throttle.ts';
import type { Profile } from '../providers/profile.ts';
import type { OutputLevel } from '../providers/provider.ts';
import type { Analysis, Language, PartialAnalysis } from './analysis.ts';
import { abstractSchema } from './forms/abstract.ts';
import { guardAbstract } from './guard/guard-abstract.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { toPartialAnalysis } from './partial-analysis.ts';
import { abstractMessages } from './prompts/abstract.ts';
import { type CallReport, type Complete, runGuardedCall } from './run-call.ts';
import type { NumberedSentence } from './tidy.ts';
import { toAnalyses } from './to-analyses.ts';

export interface AbstractRun {
  paper: Paper;
  /** The abstract's sentences as the offline reader numbered them. */
  sentences: readonly NumberedSentence[];
  languages: readonly Language[];
  profile: Profile;
  apiKey: string;
  /** Where to start on the ladder: what worked last time. */
  level: OutputLevel;
  complete: Complete;
  /** US dollars of a usage, null when unknown. */
  cost: (usage: Usage) => number | null;
  signal: AbortSignal;
  /** `received` counts characters. Called at most every `interval` milliseconds, and at the end. */
  onPartial?: (partial: PartialAnalysis, received: number) => void;
  onCall?: (report: CallReport) => void | Promise<void>;
  interval?: number;
}

/** Room for two languages with translation, and for the thoughts of a model that has some. */
const MAX_OUTPUT_TOKENS = 8_000;

/** One paid analysis of one abstract, guarded and checked; throws an AppError and stores nothing. */
export async function runAbstractAnalysis(run: AbstractRun): Promise<{ analyses: Analysis[]; level: OutputLevel }> {
  const { paper, sentences, languages, profile, apiKey } = run;
  if (sentences.length === 0) throw new AppError('no-abstract');
  // Reading a growing answer costs its length each time; nobody reads faster than this.
  const read = throttle<string>(run.interval ?? 100, (raw) => {
    run.onPartial?.(toPartialAnalysis(raw, languages, sentences), raw.length);
  });
  const { value, level, usage } = await runGuardedCall({
    request: {
      profile,
      apiKey,
      messages: abstractMessages({ paper, sentences, languages }),
      schema: { name: 'abstract_analysis', schema: jsonSchemaOf(abstractSchema(languages)) },
      outputLevel: run.level,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
    },
    complete: run.complete,
    signal: run.signal,
    guard: (answer) => {
      read.flush();
      return guardAbstract({ ...answer, title: paper.title, languages });
    },
    onText: read,
    ...(run.onCall ? { onCall: run.onCall } : {}),
  }).finally(() => read.cancel());
  const createdAt = new Date().toISOString();
  const answered = { paper, sentences, languages, profile, usage, cost: run.cost(usage), createdAt };
  return { analyses: toAnalyses(value, answered), level };
}
