import { AppError, toAppError } from '../core/errors.ts';
import type { Analysis, Language, PartialAnalysis } from './analysis.ts';
import { translateFormOf } from './forms/translate.ts';
import { guardTranslation } from './guard/guard-translation.ts';
import type { CallReport } from './run-call.ts';
import { toPartial } from './run-translation.ts';
import { estimateTokens } from './tokens.ts';
import { maskAnalysis } from './translation/notes.ts';
import { type Translate, translateMasked } from './translation/plain-translator.ts';
import type { TranslatedTexts } from './translation/translated.ts';

export interface MachineTranslationRun {
  /** Of the other language. */
  source: Pick<Analysis, 'findings' | 'sections' | 'tags' | 'form'>;
  language: Language;
  /** The authors' own, for the section that retells it; null where there is none to be translated. */
  abstract: string | null;
  translate: Translate;
  onPartial?: (partial: PartialAnalysis, received: number) => void;
  onCall?: (report: CallReport) => void | Promise<void>;
}

/**
 * The texts of an analysis through a translator that takes no instructions, masked, restored and guarded as a model's
 * translation is; throws an AppError and stores nothing.
 */
export async function runMachineTranslation(run: MachineTranslationRun): Promise<TranslatedTexts> {
  const { source, language, translate } = run;
  const startedAt = Date.now();
  const notes = maskAnalysis(source, language, run.abstract);
  const sections = Object.entries(notes.sections);
  const form = translateFormOf(sections.map(([id]) => id));
  const given = [...notes.findings.map(({ text }) => text), ...sections.map(([, { text }]) => text), ...notes.tags];
  const done: (string | undefined)[] = given.map(() => undefined);
  const sum = (): string => done.join('');
  const report = async (outcome: CallReport['outcome']): Promise<void> => {
    // A translator counts no tokens.
    const usage = { inputTokens: null, outputTokens: null };
    const estimate = { inputTokens: estimateTokens(given.join('')), outputTokens: estimateTokens(sum()) };
    await run.onCall?.({ startedAt, endedAt: Date.now(), usage, estimate, finish: null, outcome });
  };
  try {
    for await (const { at, text } of translateMasked(given, translate)) {
      done[at] = text;
      run.onPartial?.(toPartial(asAnswer(), { source, notes, form, language }), sum().length);
    }
  } catch (thrown) {
    const error = toAppError(thrown);
    await report(error.code);
    throw error;
  }
  const verdict = guardTranslation({ raw: asAnswer(), finish: 'stop', refusal: null, form, notes, language });
  await report(verdict.ok ? 'ok' : verdict.code);
  if (!verdict.ok) throw new AppError(verdict.code, verdict.detail);
  return verdict.value;

  /** What is done so far as a model would have written it: findings up to the first that is missing. */
  function asAnswer(): string {
    const count = notes.findings.length;
    const missing = done.slice(0, count).indexOf(undefined);
    const findings = done.slice(0, missing === -1 ? count : missing).map((text) => ({ [language]: text }));
    const texts = sections.flatMap(([id], index) => {
      const text = done[count + index];
      return text === undefined ? [] : [[id, text] as const];
    });
    const tags = done.slice(count + sections.length).flatMap((tag) => tag ?? []);
    return JSON.stringify({ findings, [language]: Object.fromEntries(texts), tags: { [language]: tags } });
  }
}
