import { AppError } from '../core/errors.ts';
import type { OutputLevel } from '../providers/provider.ts';
import { editedForm } from './form.ts';
import { triageForm } from './forms/triage.ts';
import { closedEntries, guardTriage } from './guard/guard-triage.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { withGlossary } from './prompts/glossary.ts';
import { type TriageInput, triageMessages } from './prompts/triage.ts';
import type { PaperRun } from './run-analysis.ts';
import { runGuardedCall } from './run-call.ts';
import type { Triage, TriageResult } from './triage.ts';
import { countEvidence, writtenBy } from './provenance.ts';

export interface TriageRun extends Omit<PaperRun, 'paper' | 'onPartial' | 'interval'> {
  papers: TriageInput['papers'];
  interests: TriageInput['interests'];
  /** Characters received. */
  onProgress?: (received: number) => void;
  /** Entries of an answer that is still coming, each once, as soon as it is whole. */
  onEntries?: (papers: Triage[]) => void;
  /** What the model holds; nothing longer than half of it is asked for. */
  contextTokens?: number;
}

/** Tokens of one entry in one language, with room for a model's thoughts beside them. */
export const ENTRY_OUTPUT = 250;
const THOUGHTS = 4_000;
/** Some servers refuse a request for more. */
const MOST_OUTPUT = 8_000;
/** Characters between two looks at a growing answer: fewer than an entry has. */
const LOOK_EVERY = 150;

/** One paid first look at several abstracts in one call; throws an AppError and stores nothing. */
export async function runTriage(run: TriageRun): Promise<{ triage: TriageResult; level: OutputLevel }> {
  const { languages, profile, apiKey } = run;
  const papers = run.papers.filter(({ sentences }) => sentences.length > 0);
  if (papers.length === 0) throw new AppError('no-abstract');
  const form = editedForm(triageForm, run.prompts);
  const messages = triageMessages({ papers, interests: run.interests, languages, role: form.role });
  const entries = tellEntries({ ...run, papers });
  const { value, level, usage } = await runGuardedCall({
    request: {
      profile,
      apiKey,
      messages: withGlossary(messages, run.glossary ?? [], languages),
      schema: { name: 'triage', schema: jsonSchemaOf(form.schema(languages)) },
      outputLevel: run.level,
      maxOutputTokens: Math.min(
        THOUGHTS + papers.length * languages.length * ENTRY_OUTPUT,
        MOST_OUTPUT,
        Math.floor((run.contextTokens ?? Number.POSITIVE_INFINITY) / 2),
      ),
    },
    complete: run.complete,
    signal: run.signal,
    guard: (answer) => guardTriage({ ...answer, form, languages, papers }),
    onText: (raw) => {
      run.onProgress?.(raw.length);
      entries(raw);
    },
    ...(run.onCall ? { onCall: run.onCall } : {}),
  });
  const triage: TriageResult = {
    ...value,
    provenance: {
      form: 'triage',
      source: 'abstract',
      ...writtenBy({ profile, promptVersion: form.promptVersion, usage, cost: run.cost(usage) }),
      ...countEvidence(value.papers),
    },
  };
  return { triage, level };
}

/** Called with everything received so far; looks at it now and then. */
function tellEntries({ papers, languages, onEntries }: TriageRun): (raw: string) => void {
  const told = new Set<string>();
  let looked = 0;
  return (raw) => {
    // A second try starts again from nothing.
    if (raw.length < looked) looked = 0;
    if (!onEntries || raw.length - looked < LOOK_EVERY) return;
    looked = raw.length;
    const fresh = closedEntries(raw, papers, languages).filter(({ arxivId }) => !told.has(arxivId));
    for (const { arxivId } of fresh) told.add(arxivId);
    if (fresh.length > 0) onEntries(fresh);
  };
}
