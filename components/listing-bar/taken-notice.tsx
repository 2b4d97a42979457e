import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { JobView } from '../../lib/queue/job.ts';
import { messages } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { ActionButton } from '../shared/action-button.tsx';

/** Jobs that a cancel has taken out before they began. */
export type Taken = readonly JobView[];

/** The way back from a cancel, until something else is asked for: what was taken out is asked for again. */
export function TakenNotice({ taken, store }: { taken: Signal<Taken>; store: PaperStore }): VNode | null {
  const { listingBar } = messages.value;
  const jobs = taken.value;
  if (jobs.length === 0) return null;
  const undo = (): void => {
    taken.value = [];
    for (const form of ['abstract', 'fulltext'] as const) {
      const ids = jobs.flatMap(({ subject }) =>
        subject.task === 'analysis' && subject.form === form ? subject.arxivId : [],
      );
      if (ids.length > 0) void store.analyse(ids, false, form);
    }
    const ids = jobs.flatMap(({ subject }) => (subject.task === 'grade' ? subject.arxivIds : []));
    if (ids.length > 0) void store.grades.ask(ids, store.listing());
  };
  return (
    <span class="taken" data-part="taken" role="status">
      <ActionButton action="undo" spends label={listingBar.putBack(jobs.length)} onAction={undo} />
    </span>
  );
}

export interface CancelAllProps {
  store: PaperStore;
  jobs: readonly JobView[];
  taken: Signal<Taken>;
}

/** Stops jobs; those that had not begun can be asked for again. */
export function CancelAll({ store, jobs, taken }: CancelAllProps): VNode {
  return (
    <ActionButton
      action="cancel"
      icon="close"
      look="quiet"
      label={messages.value.listingBar.cancelAll}
      onAction={() => {
        void store.cancel(jobs).then((out) => {
          taken.value = out;
        });
      }}
    />
  );
}
