import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { Estimate, PaperView } from '../../lib/messaging/protocol.ts';
import { languagesOf, type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { messages } from '../hooks/messages.ts';
import { findSetupError } from '../hooks/page-settings.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { stateOf } from '../hooks/surface-state.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ConfirmSpend } from '../shared/confirm-spend.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { PauseButton } from '../shared/pause-button.tsx';
import { Progress } from '../shared/progress.tsx';

export interface BatchAnalysisProps {
  store: PaperStore;
  settings: PageSettings;
  healthy: boolean;
}

/** Analyses everything on the page that has none: price first, then consent, then how far it is. */
export function BatchAnalysis({ store, settings, healthy }: BatchAnalysisProps): VNode | null {
  const { listingBar, shared } = messages.value;
  const paused = settings.queuePaused === true;
  const asked = useSignal<string[] | null>(null);
  const estimate = useSignal<Estimate | null>(null);
  const error = useSignal<ErrorShape | null>(null);
  const total = useRef(0);

  const service = serviceFor(settings, 'abstract');
  const languages = languagesOf(settings.analysisLanguages);
  const readable = store.views.value.filter(({ paper, mark }) => paper.abstract !== null && mark.hiddenAt === null);
  const having = (states: readonly string[]): PaperView[] =>
    readable.filter((view) => states.includes(stateOf(view, languages)));
  // Where a report came with a refusal, nobody here was asked yet.
  const unasked = having(['failed']).filter(({ job }) => job === null);
  const open = [...having(['offline', 'stale', 'idle']), ...unasked].map(({ paper }) => paper.arxivId);
  const failed = having(['failed'])
    .filter(({ job }) => job !== null)
    .map(({ paper }) => paper.arxivId);
  const jobs = store.activeJobs.value;
  const own = jobs.filter(({ listing }) => listing === store.listing());
  total.current = jobs.length === 0 ? 0 : Math.max(total.current, jobs.length);

  const ask = async (arxivIds: string[]): Promise<void> => {
    error.value = findSetupError(service);
    if (error.value) return;
    asked.value = arxivIds;
    estimate.value = null;
    try {
      estimate.value = await call('estimate', { arxivIds });
    } catch (thrown) {
      asked.value = null;
      error.value = toAppError(thrown).toShape();
    }
  };
  const confirm = (): void => {
    const arxivIds = asked.value ?? [];
    asked.value = null;
    void store.analyse(arxivIds);
  };

  if (readable.length === 0) return null;
  return (
    <div class="batch">
      {jobs.length > 0 && (
        <Progress
          label={[
            listingBar.batch(total.current - jobs.length, total.current),
            ...(paused ? [shared.queuePaused] : []),
          ].join(' · ')}
          value={total.current - jobs.length}
          max={total.current}
        >
          <PauseButton paused={paused} />
          {own.length > 0 && (
            <ActionButton
              action="cancel"
              icon="close"
              label={listingBar.cancelAll}
              onAction={() => void store.cancel(own)}
            />
          )}
        </Progress>
      )}
      {asked.value && (
        <ConfirmSpend
          action="analyse-all"
          estimate={estimate.value}
          label={listingBar.analyseAllConfirm(estimate.value?.papers ?? 0)}
          service={service}
          task="abstract"
          recipient={listingBar.analyseAllSends}
          onConfirm={confirm}
          onCancel={() => {
            asked.value = null;
          }}
        />
      )}
      {healthy && jobs.length === 0 && !asked.value && open.length > 0 && (
        <ActionButton
          action="analyse-all"
          icon="analyse"
          label={listingBar.analyseAll(open.length)}
          onAction={() => void ask(open)}
        />
      )}
      {open.length + failed.length + jobs.length === 0 && <span class="muted">{listingBar.allAnalysed}</span>}
      {failed.length > 0 && !asked.value && (
        <span class="failed">
          <span class="bad">{listingBar.failed(failed.length)}</span>
          {healthy && (
            <ActionButton
              action="retry"
              icon="retry"
              look="quiet"
              label={listingBar.retryFailed}
              onAction={() => void ask(failed)}
            />
          )}
        </span>
      )}
      {error.value && <ErrorNotice error={error.value} />}
    </div>
  );
}
