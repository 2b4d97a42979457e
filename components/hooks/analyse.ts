import type { AnalysisForm, Language } from '../../lib/analysis/analysis.ts';
import type { JobView } from '../../lib/queue/job.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import type { PaperStore } from './paper-store.ts';
import { type SendGate, useSendGate } from './send-gate.ts';

/** With `into`, what is there in the other language is translated. */
export type Analyse = (again?: boolean, form?: AnalysisForm, into?: Language) => void;

/** What a failed job was asked for, once more. */
export function askAgain(ask: Analyse, job: JobView | null, again = false): void {
  const subject = job?.subject.task === 'analysis' ? job.subject : null;
  ask(again, subject?.form, subject?.from ? job?.languages[0] : undefined);
}

/** Asks for an analysis, once there is a service that may be sent the paper. */
export function useAnalyse(
  arxivId: string,
  store: PaperStore,
  settings: PageSettings,
): { analyse: Analyse; gate: SendGate } {
  const gate = useSendGate(settings);
  const analyse: Analyse = (again = false, form = 'abstract', into) => {
    gate.send(into ? 'translate' : form, () => {
      void (into ? store.translate(arxivId, form, into) : store.analyse([arxivId], again, form));
    });
  };
  return { analyse, gate };
}
