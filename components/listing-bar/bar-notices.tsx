import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { ErrorShape } from '../../lib/core/errors.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import type { DigestStore } from '../hooks/digest-store.ts';
import { messages } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { OutBatches } from '../shared/out-batches.tsx';
import { PausedNotices } from '../shared/send-notice.tsx';
import { DigestWork } from './day-summary.tsx';
import { GradeWork } from './funnel.tsx';
import { type Taken, TakenNotice } from './taken-notice.tsx';

export interface BarNoticesProps {
  store: PaperStore;
  /** null where there is no one announcement to summarise. */
  digest: DigestStore | null;
  settings: PageSettings;
  healthy: boolean;
  triage: TriageStore;
  taken: Signal<Taken>;
  /** Why the page's papers could not be opened, and what tries again. */
  error?: ErrorShape | null;
  onRetry?: () => void;
}

/** What comes by itself and has to be known: errors, services that refuse, work that runs. */
export function BarNotices({ store, digest, settings, healthy, triage, taken, ...props }: BarNoticesProps): VNode {
  const { error, onRetry } = props;
  const ranking = triage.ranking.value;
  return (
    <>
      {error && <ErrorNotice error={error} {...(onRetry ? { onRetry } : {})} />}
      <PausedNotices settings={settings} />
      {triage.error.value && <ErrorNotice error={triage.error.value} onRetry={() => void triage.load()} />}
      {digest && <DigestWork digest={digest} settings={settings} healthy={healthy} />}
      <GradeWork store={store} settings={settings} taken={taken} />
      <OutBatches store={store.batches} />
      <TakenNotice taken={taken} store={store} />
      {triage.view.value.order === 'score' && ranking?.grounded === false && (
        <span class="muted small">{messages.value.listingBar.ungrounded}</span>
      )}
    </>
  );
}
