import { type Signal, useSignal } from '@preact/signals';
import type { AnalysisForm, Language } from '../../lib/analysis/analysis.ts';
import type { JobView } from '../../lib/queue/job.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import type { PaperStore } from './paper-store.ts';

/** With `into`, what is there in the other language is translated. */
export type Analyse = (again?: boolean, form?: AnalysisForm, into?: Language) => void;

/** What a failed job was asked for, once more. */
export function askAgain(ask: Analyse, job: JobView | null, again = false): void {
  const subject = job?.subject.task === 'analysis' ? job.subject : null;
  ask(again, subject?.form, subject?.from ? job?.languages[0] : undefined);
}

/** Asks for an analysis, or notes that a provider is wanted first. */
export function useAnalyse(
  arxivId: string,
  store: PaperStore,
  settings: PageSettings,
): { analyse: Analyse; needsProvider: Signal<boolean> } {
  const needsProvider = useSignal(false);
  const analyse: Analyse = (again = false, form = 'abstract', into) => {
    needsProvider.value = !settings.ready;
    if (!settings.ready) return;
    void (into ? store.translate(arxivId, form, into) : store.analyse([arxivId], again, form));
  };
  return { analyse, needsProvider };
}
