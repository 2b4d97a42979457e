import type { Paper } from '../arxiv/paper.ts';
import type { CompletionMessage, CompletionRequest, Usage } from '../completion/completion.ts';
import { AppError } from '../core/errors.ts';
import { throttle } from '../core/throttle.ts';
import type { Profile } from '../providers/profile.ts';
import type { OutputLevel } from '../providers/provider.ts';
import type { Analysis, Language, PartialAnalysis, PromptVersion } from './analysis.ts';
import { abstractForm } from './forms/abstract.ts';
import { editedForm, type PromptEdits } from './form.ts';
import { fulltextForm } from './forms/fulltext.ts';
import type { PaperAnswer, PaperForm } from './paper-form.ts';
import { guardPaper } from './guard/guard-paper.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { toPartialAnalysis } from './partial-analysis.ts';
import { abstractMessages } from './prompts/abstract.ts';
import { fulltextMessages } from './prompts/fulltext.ts';
import { type GlossaryEntry, withGlossary } from './prompts/glossary.ts';
import { type CallReport, type Complete, type GuardedResult, runGuardedCall } from './run-call.ts';
import { type PreparedText, readPartOf } from './prepare-text.ts';
import type { NumberedSentence } from './tidy.ts';
import { type AnsweredPaper, toAnalyses } from './to-analyses.ts';

export interface PaperRun {
  paper: Paper;
  languages: readonly Language[];
  profile: Profile;
  apiKey: string;
  /** Of the reader; for Chinese. */
  glossary?: readonly GlossaryEntry[];
  /** Words of the reader's own for our prompts. */
  prompts?: PromptEdits;
  /** Where to start on the ladder: what worked last time. */
  level: OutputLevel;
  complete: Complete;
  /** US dollars of a usage, null when unknown. */
  cost: (usage: Usage) => number | null;
  signal: AbortSignal;
  /** `received` counts characters. Called at most every `interval` milliseconds. */
  onPartial?: (partial: PartialAnalysis, received: number) => void;
  onCall?: (report: CallReport) => void | Promise<void>;
  interval?: number;
  /** See `GuardedCall`. */
  repairs?: false;
  /** Of the prompt an answer was asked with, where that may be an earlier one. */
  promptVersion?: PromptVersion;
}

export interface AbstractRun extends PaperRun {
  /** The abstract's sentences as the offline reader numbered them. */
  sentences: readonly NumberedSentence[];
  /** The full text was asked for, and there is none. */
  withoutFullText?: boolean;
}

export interface FulltextRun extends PaperRun {
  text: PreparedText;
}

type PaperResult = Promise<{ analyses: Analysis[]; level: OutputLevel }>;

/** One paid analysis of one abstract, guarded and checked; throws an AppError and stores nothing. */
export function runAbstractAnalysis(run: AbstractRun): PaperResult {
  const { withoutFullText = false } = run;
  return runPaperAnalysis(run, {
    ...askedOfAbstract(run),
    origin: { source: 'abstract', ...(withoutFullText ? { withoutFullText: true } : {}) },
  });
}

type Prepared = Pick<AbstractRun, 'paper' | 'languages' | 'sentences' | 'prompts' | 'promptVersion'>;

function askedOfAbstract({ paper, languages, sentences, prompts, promptVersion }: Prepared) {
  const form = editedForm(abstractForm, prompts);
  const messages = abstractMessages({ paper, sentences, languages, role: form.role });
  return { form: promptVersion === undefined ? form : { ...form, promptVersion }, messages, sentences };
}

/** The one request such an analysis begins with, for whoever sends it in another way. */
export function abstractRequest(
  run: Prepared & Pick<AbstractRun, 'profile' | 'apiKey' | 'glossary' | 'level'>,
): CompletionRequest {
  return paperRequest(run, askedOfAbstract(run));
}

/** One paid analysis of a paper's whole text, or of as much of it as the model holds. */
export function runFulltextAnalysis(run: FulltextRun): PaperResult {
  const { paper, text, languages } = run;
  const form = editedForm(fulltextForm, run.prompts);
  return runPaperAnalysis(run, {
    form,
    messages: fulltextMessages({ paper, languages, ...text, ...text.read, sections: text.sections, role: form.role }),
    sentences: text.sentences,
    origin: { source: text.source, read: readPartOf(text) },
  });
}

export interface Asked extends Pick<AnsweredPaper, 'sentences'> {
  form: PaperForm;
  messages: CompletionMessage[];
}

async function runPaperAnalysis(run: PaperRun, asked: Asked & Pick<AnsweredPaper, 'form' | 'origin'>): PaperResult {
  const { value, level, usage } = await runPaperCall(run, asked);
  const { form, origin, sentences } = asked;
  const { paper, languages, profile } = run;
  const createdAt = new Date().toISOString();
  const answered = { form, origin, paper, sentences, languages, profile, usage, cost: run.cost(usage), createdAt };
  return { analyses: toAnalyses(value, answered), level };
}

/** One guarded call on one paper, streamed as far as it can be shown. */
export async function runPaperCall(
  run: PaperRun,
  { form, messages, sentences }: Asked,
): Promise<GuardedResult<PaperAnswer>> {
  const { paper, languages } = run;
  if (sentences.length === 0) throw new AppError('no-abstract');
  // Reading a growing answer costs its length each time; nobody reads faster than this.
  const read = throttle<string>(
    run.interval ?? 100,
    (raw) => run.onPartial?.(toPartialAnalysis(raw, languages, { sentences, title: paper.title, form }), raw.length),
    { inTurn: true },
  );
  return runGuardedCall({
    request: paperRequest(run, { form, messages }),
    complete: run.complete,
    signal: run.signal,
    guard: (answer) => {
      const verdict = guardPaper({ ...answer, title: paper.title, languages, form });
      // What has passed is shown whole in a moment; of what has not, everything that came is shown until the next try.
      if (verdict.ok) read.cancel();
      else read.flush();
      return verdict;
    },
    onText: read,
    ...(run.repairs === false ? { repairs: false } : {}),
    ...(run.onCall ? { onCall: run.onCall } : {}),
  }).finally(() => read.cancel());
}

function paperRequest(
  run: Pick<PaperRun, 'profile' | 'apiKey' | 'glossary' | 'languages' | 'level'>,
  { form, messages }: Pick<Asked, 'form' | 'messages'>,
): CompletionRequest {
  return {
    profile: run.profile,
    apiKey: run.apiKey,
    messages: withGlossary(messages, run.glossary ?? [], run.languages),
    schema: { name: `${form.id}_analysis`, schema: jsonSchemaOf(form.schema(run.languages)) },
    outputLevel: run.level,
    maxOutputTokens: form.maxOutputTokens,
  };
}
