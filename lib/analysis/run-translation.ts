import { throttle } from '../core/throttle.ts';
import type { OutputLevel } from '../providers/provider.ts';
import type { Analysis, Language, PartialAnalysis } from './analysis.ts';
import { withoutReferences } from './figures.ts';
import type { Form } from './form.ts';
import { guardTranslation } from './guard/guard-translation.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { toPartialAnalysis } from './partial-analysis.ts';
import { withGlossary } from './prompts/glossary.ts';
import type { PaperRun } from './run-analysis.ts';
import { runGuardedCall } from './run-call.ts';
import { unmask, withoutHalfMark } from './translation/mask.ts';
import type { MaskedNotes } from './translation/notes.ts';
import { type ToTranslate, translationRequest } from './translation/request.ts';
import { translatedAnalysis, translateFinding } from './translation/translated.ts';

export type TranslationRun = Omit<PaperRun, 'languages' | 'paper'> & ToTranslate;

/** Room for a model's thoughts beside the text. */
const MAX_OUTPUT = 16_000;

/** One paid translation of a stored analysis, section by section; throws an AppError and stores nothing. */
export async function runTranslation(run: TranslationRun): Promise<{ analyses: Analysis[]; level: OutputLevel }> {
  const { source, language, profile, apiKey } = run;
  const { notes, form, messages } = translationRequest(run);
  const read = throttle<string>(
    run.interval ?? 100,
    (raw) => run.onPartial?.(toPartial(raw, { source, notes, form, language }), raw.length),
    { inTurn: true },
  );
  const { value, level, usage } = await runGuardedCall({
    request: {
      profile,
      apiKey,
      messages: withGlossary(messages, run.glossary ?? [], [language]),
      schema: { name: 'translation', schema: jsonSchemaOf(form.schema([language])) },
      outputLevel: run.level,
      maxOutputTokens: MAX_OUTPUT,
    },
    complete: run.complete,
    signal: run.signal,
    guard: (answer) => {
      const verdict = guardTranslation({ ...answer, form, notes, language });
      if (verdict.ok) read.cancel();
      else read.flush();
      return verdict;
    },
    onText: read,
    ...(run.onCall ? { onCall: run.onCall } : {}),
  }).finally(() => read.cancel());
  const { provider, model } = profile;
  const made = { provider, model, promptVersion: form.promptVersion, ...usage, cost: run.cost(usage) };
  return { analyses: [translatedAnalysis(source, value, language, made)], level };
}

export interface Growing {
  source: Pick<Analysis, 'sections' | 'findings'>;
  notes: MaskedNotes;
  form: Form;
  language: Language;
}

/** The growing translation with the formulas in it; the mark that is just being written is not shown. */
export function toPartial(raw: string, { source, notes, form, language }: Growing): PartialAnalysis {
  const growing = toPartialAnalysis(raw, [language], { form: { sections: form.sections, cited: [] } })[language];
  if (!growing) return {};
  const sections = Object.fromEntries(
    Object.entries(growing.sections).map(([id, { state, text }]) => {
      const masked = notes.sections[id];
      const shown = masked ? unmask(withoutHalfMark(text), masked).text : text;
      return [id, { state, text: source.sections[id]?.figures ? withoutReferences(shown) : shown }];
    }),
  );
  const findings = growing.findings.flatMap(({ text }, index) => {
    const finding = source.findings[index];
    const masked = notes.findings[index];
    return finding && masked ? [translateFinding(finding, unmask(text, masked).text)] : [];
  });
  return { [language]: { sections, findings } };
}
