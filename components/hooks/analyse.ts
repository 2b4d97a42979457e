import type { AnalysisForm, Language } from '../../lib/analysis/analysis.ts';
import type { EstimateSubject } from '../../lib/messaging/protocol.ts';
import type { JobView } from '../../lib/queue/job.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import type { PaperStore } from './paper-store.ts';
import { type SendGate, useSendGate } from './send-gate.ts';

/** With `into`, what is there in the other language is translated. */
export type Analyse = (again?: boolean, form?: AnalysisForm, into?: Language) => void;

/** What a failed job was asked for, once more. */
export function askAgain(ask: Analyse, job: JobView | null, again = false): void {
  ask(...wantedBy(job, again));
}

function wantedBy(job: JobView | null, again: boolean): Parameters<Analyse> {
  const subject = job?.subject.task === 'analysis' ? job.subject : null;
  return [again, subject?.form, subject?.from ? job?.languages[0] : undefined];
}

/** What the estimate is asked for of a press that asks for this. */
export function priceSubject(arxivId: string, ...[again, form, into]: Parameters<Analyse>): EstimateSubject {
  if (into) return { arxivId, form: form ?? 'abstract', language: into };
  return { arxivIds: [arxivId], ...(form === 'fulltext' ? { form } : {}), ...(again ? { again } : {}) };
}

/** The same of one that asks for what a failed job was asked for. */
export function priceAgain(arxivId: string, job: JobView | null, again = false): EstimateSubject {
  return priceSubject(arxivId, ...wantedBy(job, again));
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
