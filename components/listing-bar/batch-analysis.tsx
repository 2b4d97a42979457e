import { type Signal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { Estimate, ListedPaper } from '../../lib/messaging/protocol.ts';
import { languagesOf, type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { messages } from '../hooks/messages.ts';
import { fetchAbstracts } from '../hooks/fetch-abstracts.ts';
import { findSetupError } from '../hooks/page-settings.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { stateOfListed } from '../hooks/surface-state.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ConfirmAnalysis } from '../shared/confirm-spend.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { PauseButton } from '../shared/pause-button.tsx';
import { Progress } from '../shared/progress.tsx';
import { BatchOffer } from './batch-offer.tsx';
import { CancelAll, type Taken } from './taken-notice.tsx';

export interface BatchAnalysisProps {
  store: PaperStore;
  settings: PageSettings;
  /** The page was read well enough to pay for what is on it. */
  healthy: boolean;
  /** Rows of the page: what the button says until their papers are known. */
  entries: number;
  isOpening: boolean;
  /** What its cancel has taken out. */
  taken: Signal<Taken>;
}

export interface BatchParts {
  /** In the bar's line: the button, or how far it is. */
  line: VNode;
  /** Under it, at a press alone: the price with the reader's yes, what went wrong. */
  below: VNode | null;
}

/** Analyses everything on the page that has none: price first, then consent, then how far it is. */
export function useBatchAnalysis({
  store,
  settings,
  healthy,
  entries,
  isOpening,
  taken,
}: BatchAnalysisProps): BatchParts {
  const { batches, listingBar, shared } = messages.value;
  const paused = settings.queuePaused === true;
  const asked = useSignal<string[] | null>(null);
  const estimate = useSignal<Estimate | null>(null);
  const error = useSignal<ErrorShape | null>(null);
  const total = useRef(0);
  const place = useRef<HTMLDivElement>(null);
  const fetching = useSignal<{ arxivIds: string[]; stop: () => void } | null>(null);

  const service = serviceFor(settings, 'abstract');
  const languages = languagesOf(settings.analysisLanguages);
  const shown = store.listed.all.value.filter(({ isHidden }) => !isHidden);
  const readable = shown.filter(({ tags }) => tags !== null);
  const lacking = shown.filter(({ tags }) => tags === null).map(({ arxivId }) => arxivId);
  const having = (states: readonly string[]): ListedPaper[] =>
    readable.filter((paper) => states.includes(stateOfListed(paper, languages)));
  // Where a report came with a refusal, nobody here was asked yet.
  const unasked = having(['failed']).filter(({ job }) => job === null);
  const open = [...having(['offline', 'stale', 'idle']), ...unasked].map(({ arxivId }) => arxivId);
  const failed = having(['failed'])
    .filter(({ job }) => job !== null)
    .map(({ arxivId }) => arxivId);
  const jobs = store.activeJobs.value;
  const out = readable.filter(({ job }) => job?.state === 'batched');
  const own = jobs.filter(({ listing }) => listing === store.listing());
  total.current = jobs.length === 0 ? 0 : Math.max(total.current, jobs.length);

  const ask = async (arxivIds: string[]): Promise<void> => {
    error.value = findSetupError(service);
    if (error.value) return;
    taken.value = [];
    asked.value = arxivIds;
    estimate.value = null;
    try {
      estimate.value = await call('estimate', { arxivIds });
    } catch (thrown) {
      asked.value = null;
      error.value = toAppError(thrown).toShape();
    }
  };
  /** The question goes, and with it what had the focus: the keyboard goes on in the line above it. */
  const endQuestion = (): void => {
    asked.value = null;
    place.current?.focus();
  };
  const take = (act: (arxivIds: string[]) => Promise<void>): void => {
    const arxivIds = asked.value ?? [];
    endQuestion();
    void act(arxivIds);
  };
  const sendAsBatch = (): void => take((arxivIds) => store.analyseAsBatch(arxivIds));
  /** What the page does not show is fetched first: the estimate is to count all of it. */
  const askAll = async (): Promise<void> => {
    error.value = findSetupError(service);
    if (error.value) return;
    const fetch = new AbortController();
    const wanted = [...lacking];
    if (wanted.length > 0) {
      fetching.value = { arxivIds: wanted, stop: () => fetch.abort() };
      try {
        await fetchAbstracts(store, wanted, fetch.signal);
      } catch (thrown) {
        error.value = toAppError(thrown).toShape();
      }
      fetching.value = null;
      if (fetch.signal.aborted || error.value) return;
    }
    const came = wanted.filter((arxivId) => store.listed.peek(arxivId)?.tags != null);
    await ask([...open, ...came]);
  };

  const isEarly = isOpening || store.listed.all.value.length === 0 || store.heldBack.value;
  const isFree = jobs.length === 0 && !asked.value && !fetching.value;
  const line = (
    <div class="batch" tabIndex={-1} ref={place}>
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
          {own.length > 0 && <CancelAll store={store} jobs={own} taken={taken} />}
        </Progress>
      )}
      {fetching.value && <Fetching store={store} {...fetching.value} />}
      {healthy && isFree && (isEarly ? entries > 0 : open.length + lacking.length > 0) && (
        <ActionButton
          action="analyse-all"
          icon="analyse"
          label={listingBar.analyseAll(isEarly ? entries : open.length + lacking.length)}
          disabled={isEarly}
          onAction={() => void askAll()}
        />
      )}
      {!isEarly &&
        shown.length > 0 &&
        open.length + lacking.length + failed.length + jobs.length + out.length === 0 && (
          <span class="muted">{listingBar.allAnalysed}</span>
        )}
      {failed.length > 0 && !asked.value && (
        <span class="failed">
          <span class="bad">{listingBar.failed(failed.length)}</span>
          {healthy && (
            <ActionButton
              action="retry"
              icon="retry"
              look="quiet"
              label={listingBar.retryFailed}
              disabled={isEarly}
              onAction={() => void ask(failed)}
            />
          )}
        </span>
      )}
    </div>
  );
  const below = (asked.value || fetching.value || error.value) && (
    <div class="batch batch-below">
      {fetching.value && <p class="muted small">{batches.fetchingHint}</p>}
      {asked.value && (
        <ConfirmAnalysis
          estimate={estimate.value}
          service={service}
          onConfirm={() => take((arxivIds) => store.analyse(arxivIds))}
          other={(confirmWith) => {
            const batch = estimate.value?.batch;
            return batch ? <BatchOffer estimate={batch} onConfirm={() => confirmWith(sendAsBatch)} /> : null;
          }}
          onCancel={endQuestion}
        />
      )}
      {error.value && <ErrorNotice error={error.value} />}
    </div>
  );
  return { line, below };
}

function Fetching(props: { store: PaperStore; arxivIds: readonly string[]; stop: () => void }): VNode {
  const { store, arxivIds, stop } = props;
  const { batches, shared } = messages.value;
  const here = arxivIds.filter((arxivId) => store.listed.find(arxivId)?.tags !== null).length;
  return (
    <Progress label={batches.fetching(here, arxivIds.length)} value={here} max={arxivIds.length}>
      <ActionButton action="cancel" icon="close" label={shared.cancel} onAction={stop} />
    </Progress>
  );
}
