import type { FindingValues, StageResult, StageState } from '../../lib/completion/doctor/finding.ts';
import type { DoctorWords } from '../../lib/i18n/doctor.ts';
import { formatNumber } from '../../lib/i18n/formats.ts';
import type { Examination } from './doctor-model.ts';

type Says = string | ((values: Record<keyof FindingValues, string>) => string);

/** What a result says in one language: the finding, and what to do about it. */
export function wordsOf(
  { finding, values = {} }: StageResult,
  words: DoctorWords,
  language: string,
): { says: string; next: string } {
  const number = (value: number | undefined): string =>
    value === undefined ? '' : formatNumber(language, Math.round(value));
  const { host = '', model = '', origin = '' } = values;
  const shown = {
    host,
    model,
    origin,
    milliseconds: number(values.milliseconds),
    seconds: number(values.seconds),
    minutes: number(values.minutes),
    count: number(values.count),
    tokens: number(values.tokens),
  };
  const say = (says: Says | undefined): string => (typeof says === 'function' ? says(shown) : (says ?? ''));
  const { says, next } = words.findings[finding];
  return { says: say(says), next: say(next) };
}

/** The result to be read first: what failed, else what is to be noted; null when all is well. */
export function firstProblem(results: readonly StageResult[]): StageResult | null {
  const find = (state: StageState): StageResult | undefined => results.find((result) => result.state === state);
  return find('failed') ?? find('warning') ?? null;
}

/** The whole in one sentence. */
export function verdictOf({ state, results }: Examination, words: DoctorWords): string {
  const problem = firstProblem(results);
  if (state === 'cancelled') return words.cancelled;
  if (problem?.state === 'failed') return words.failedAt(words.stages[problem.id]);
  const answered = results.some(({ id, finding }) => id === 'stream' && finding !== 'not-reached');
  if (!answered || results.some(({ finding }) => finding === 'over-budget')) return words.incomplete;
  const notes = results.filter((result) => result.state === 'warning').length;
  return notes === 0 ? words.works : words.worksWithNotes(notes);
}
