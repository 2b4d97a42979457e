import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { isolated } from '../../lib/core/bidi.ts';
import type { Estimate } from '../../lib/messaging/protocol.ts';
import { type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import type { DigestStore } from '../hooks/digest-store.ts';
import { messages } from '../hooks/messages.ts';
import { findSetupError } from '../hooks/page-settings.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ConfirmSpend } from '../shared/confirm-spend.tsx';
import { DigestProgress } from '../shared/digest-progress.tsx';
import { DigestView } from '../shared/digest-view.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { WaitNotice } from '../shared/send-notice.tsx';

export interface DaySummaryProps {
  digest: DigestStore;
  settings: PageSettings;
  healthy: boolean;
  onOpenPaper?: (arxivId: string) => boolean;
}

/** Today's summary, and the way to have a model write it. */
export function DaySummary({ digest, settings, healthy, onOpenPaper }: DaySummaryProps): VNode {
  const { shared, listingBar } = messages.value;
  const asking = useSignal(false);
  const needsProvider = useSignal(false);
  const estimate = useSignal<Estimate | null>(null);
  const view = digest.view.value;
  const job = view?.job ?? null;
  const service = serviceFor(settings, 'digest');
  const reader = serviceFor(settings, 'triage');
  const setupError = findSetupError(service);
  const busy = job?.state === 'queued' || job?.state === 'running';

  const ask = async (): Promise<void> => {
    needsProvider.value = setupError !== null;
    if (setupError) return;
    asking.value = true;
    estimate.value = null;
    estimate.value = await digest.estimate();
    if (estimate.value === null) asking.value = false;
  };
  const build = (): void => {
    asking.value = false;
    void digest.build();
  };
  const hasWords = view !== null && view.digests.length > 0;
  const written = view?.source === 'model';
  const model = service?.model && isolated(service.model);
  const buildLabel = model
    ? written
      ? listingBar.digestRebuild(model)
      : listingBar.digestBuild(model)
    : listingBar.digestBuildPlain;
  return (
    <div class="day-summary">
      <div class="summary-head">
        <h3>{shared.digest}</h3>
        {healthy && view && !busy && !asking.value && (
          <ActionButton
            action="build-digest"
            icon="digest"
            look={written ? 'quiet' : 'plain'}
            label={buildLabel}
            onAction={() => void ask()}
          />
        )}
      </div>
      {asking.value && (
        <ConfirmSpend
          action="build-digest"
          estimate={estimate.value}
          label={listingBar.digestConfirm}
          service={service}
          task="digest"
          recipient={(name) =>
            reader && reader.id !== service?.id && reader.host !== null
              ? listingBar.digestSendsBoth(reader.name, name)
              : listingBar.digestSends(name)
          }
          onConfirm={build}
          onCancel={() => {
            asking.value = false;
          }}
        />
      )}
      {needsProvider.value && setupError && <ErrorNotice error={setupError} />}
      {!hasWords && <p class="muted no-digest">{listingBar.digestNone}</p>}
      {view && <DigestView view={view} level={4} {...(onOpenPaper ? { onOpenPaper } : {})} />}
    </div>
  );
}

/** How far a summary is that is being written, what it waits for, or why there is none. */
export function DigestWork({ digest, settings, healthy }: Omit<DaySummaryProps, 'onOpenPaper'>): VNode {
  const { listingBar } = messages.value;
  const job = digest.view.value?.job ?? null;
  const error = job?.state === 'failed' ? job.error : digest.error.value;
  return (
    <>
      {job && (job.state === 'queued' || job.state === 'running') && (
        <DigestProgress
          job={job}
          plain={job.state === 'running' ? listingBar.digestRunning : listingBar.digestQueued}
          paused={settings.queuePaused}
          onCancel={() => void digest.cancel()}
        />
      )}
      {job && <WaitNotice job={job} settings={settings} />}
      {error && (
        <ErrorNotice error={error} {...(healthy ? { onRetry: () => void digest.build(), retrySpends: true } : {})} />
      )}
    </>
  );
}
