import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { type Health, TRUSTED } from '../../lib/arxiv/health.ts';
import { call } from '../../lib/client/background.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import type { DigestStore } from '../hooks/digest-store.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ExportActions } from '../shared/export-actions.tsx';
import { FirstSteps } from '../shared/first-steps.tsx';
import { HealthNotice } from '../shared/health-notice.tsx';
import { PausedNotices } from '../shared/send-notice.tsx';
import { BatchAnalysis } from './batch-analysis.tsx';
import { DaySummary } from './day-summary.tsx';
import { Funnel } from './funnel.tsx';
import { OrderLine } from './order-line.tsx';
import { FilterResult, RowFilter } from './row-filter.tsx';
import { TagFilter } from './tag-filter.tsx';
import { type Taken, TakenNotice } from './taken-notice.tsx';

export interface ListingBarProps {
  /** `cs.CV`; null on search results and author pages. */
  category: string | null;
  /** `YYYY-MM-DD`; null where the page shows no one mailing. */
  announcementDate: string | null;
  /** How well the page was read; below `TRUSTED`, nothing that costs is offered. */
  health: Health;
  getReport: () => string;
  store: PaperStore;
  /** null where there is no one announcement to summarise. */
  digest: DigestStore | null;
  settings: PageSettings;
  triage: TriageStore;
  /** What arXiv calls each section of the page, null where it has no heading. */
  sections: readonly (string | null)[];
  onSection: (section: number) => void;
  /** Brings a paper's row into view; false when it is not on this page. */
  onOpenPaper: (arxivId: string) => boolean;
}

/** One compact bar above a listing: the day, how much was read, what stands out, what more would cost. */
export function ListingBar(props: ListingBarProps): VNode {
  const { category, announcementDate, health, store, digest, settings } = props;
  const { entries, confidence } = health;
  const { shared, listingBar } = messages.value;
  const taken = useSignal<Taken>([]);
  const read = store.views.value.filter(({ reading, analyses }) => reading !== null || analyses.length > 0).length;
  const healthy = confidence >= TRUSTED;
  const day = announcementDate === null ? null : listingBar.day(new Date(`${announcementDate}T00:00:00Z`));
  return (
    <section
      class="listing-bar"
      data-state={stateOf(store, digest)}
      data-entries={entries}
      data-read={read}
      data-confidence={confidence}
      lang={uiLanguage.value}
      aria-label={listingBar.label}
    >
      <header class="bar-head">
        <h2>{shared.name}</h2>
        {category !== null && <span>{[category, day].filter(Boolean).join(' · ')}</span>}
        <span data-part="coverage" class="muted" title={listingBar.coverageHint}>
          {listingBar.coverage(read, entries)}
        </span>
        <div class="bar-actions">
          {category !== null && announcementDate !== null && (
            <ExportActions
              label={listingBar.exportReport}
              hint={listingBar.exportHint}
              look="quiet"
              getFile={() => call('exportReport', { category, announcementDate })}
              getPage={() => call('exportReport', { category, announcementDate, format: 'html' })}
            />
          )}
          <ActionButton
            action="open-library"
            icon="library"
            look="quiet"
            label={shared.openLibrary}
            iconOnly
            onAction={() => void call('openLibrary', {}).catch(() => {})}
          />
          <ActionButton
            action="open-options"
            icon="options"
            look="quiet"
            label={shared.openOptions}
            onAction={() => void call('openOptions').catch(() => {})}
          />
        </div>
      </header>
      <FirstSteps settings={settings} />
      {!healthy && <HealthNotice page="listing" health={health} getReport={props.getReport} />}
      <PausedNotices settings={settings} />
      {digest && <DaySummary digest={digest} settings={settings} healthy={healthy} onOpenPaper={props.onOpenPaper} />}
      <OrderLine triage={props.triage} sections={props.sections} onSection={props.onSection} />
      <RowFilter triage={props.triage} />
      <TagFilter views={store.views.value} triage={props.triage} />
      <FilterResult triage={props.triage} />
      <Funnel
        store={store}
        settings={settings}
        healthy={healthy && !store.heldBack.value}
        tag={props.triage.view.value.tag}
        taken={taken}
      />
      <BatchAnalysis store={store} settings={settings} healthy={healthy && !store.heldBack.value} taken={taken} />
      <TakenNotice taken={taken} store={store} />
    </section>
  );
}

function stateOf(store: PaperStore, digest: DigestStore | null): string {
  const jobs = [...store.activeJobs.value, ...(digest?.view.value?.job ? [digest.view.value.job] : [])];
  if (jobs.some(({ state }) => state === 'running')) return 'running';
  if (jobs.some(({ state }) => state === 'queued')) return 'queued';
  return store.views.value.some(({ reading }) => reading !== null) ? 'offline' : 'idle';
}
