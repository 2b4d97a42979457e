import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { type Health, TRUSTED } from '../../lib/arxiv/health.ts';
import { call } from '../../lib/client/background.ts';
import { countFilters } from '../../lib/library/listing-view.ts';
import type { DigestStore } from '../hooks/digest-store.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ExportActions } from '../shared/export-actions.tsx';
import { FirstSteps } from '../shared/first-steps.tsx';
import { HealthNotice } from '../shared/health-notice.tsx';
import { BarNotices, type BarNoticesProps } from './bar-notices.tsx';
import { useBatchAnalysis } from './batch-analysis.tsx';
import { DaySummary } from './day-summary.tsx';
import { type Fold, useFolds } from './folds.ts';
import { Funnel } from './funnel.tsx';
import { OrderChoice, type SectionHead, SectionLinks } from './order-choice.tsx';
import { FilterResult, RowFilter } from './row-filter.tsx';
import { RulesLine } from './rules-line.tsx';
import { TagFilter } from './tag-filter.tsx';
import type { Taken } from './taken-notice.tsx';

export interface ListingBarProps extends Omit<BarNoticesProps, 'healthy' | 'taken'> {
  /** `cs.CV`; null on search results and author pages. */
  category: string | null;
  /** `YYYY-MM-DD`; null where the page shows no one mailing. */
  announcementDate: string | null;
  /** How well the page was read; below `TRUSTED`, nothing that costs is offered. */
  health: Health;
  getReport: () => string;
  /** The sections of the page as they are headed. */
  sections: readonly SectionHead[];
  onSection: (section: number) => void;
  /** Brings a paper's row into view; false when it is not on this page. */
  onOpenPaper: (arxivId: string) => boolean;
  /** Its papers are still being read: what is offered for all of them has to wait. */
  isOpening?: boolean;
}

/**
 * Two calm lines above a listing, of the same height before anything is known as after: the day, how much was read, what
 * more would cost, the order, what is filtered, what runs. The rest opens below them when it is asked for.
 */
export function ListingBar(props: ListingBarProps): VNode {
  const { category, announcementDate, health, store, digest, settings, triage, isOpening = false } = props;
  const { entries, confidence } = health;
  const { shared, listingBar } = messages.value;
  const folds = useFolds();
  const taken = useSignal<Taken>([]);
  const read = store.listed.all.value.filter(({ tags, analyses }) => tags !== null || analyses.length > 0).length;
  const healthy = confidence >= TRUSTED;
  const mayAsk = healthy && !store.heldBack.value;
  const batch = useBatchAnalysis({ store, settings, healthy, entries, isOpening, taken });
  const day = announcementDate === null ? null : listingBar.day(new Date(`${announcementDate}T00:00:00Z`));
  const steps = settings.firstSteps?.length ?? 0;
  const opener = (fold: Fold, label: string): VNode => (
    <ActionButton
      action={`show-${fold}`}
      icon={folds.isOpen(fold) ? 'up' : 'down'}
      look="quiet"
      expanded={folds.isOpen(fold)}
      label={label}
      onAction={() => folds.toggle(fold)}
    />
  );
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
        {category !== null && <span class="bar-day">{[category, day].filter(Boolean).join(' · ')}</span>}
        <span data-part="coverage" class="muted" title={listingBar.coverageHint}>
          {listingBar.coverage(read, entries)}
        </span>
        <div class="bar-status">
          <BarNotices {...props} healthy={healthy} taken={taken} />
        </div>
        <div class="bar-actions">
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
            iconOnly
            onAction={() => void call('openOptions').catch(() => {})}
          />
        </div>
      </header>
      <div class="bar-line">
        <div class="bar-work">
          {batch.line}
          <FilterResult triage={triage} />
          {steps > 0 && opener('steps', listingBar.firstSteps(steps))}
        </div>
        <div class="bar-view">
          <OrderChoice triage={triage} />
          {opener('filter', listingBar.filterButton(countFilters(triage.view.value)))}
          {opener('more', announcementDate === null ? shared.details : listingBar.summaryAndMore)}
        </div>
      </div>
      {batch.below}
      {!healthy && <HealthNotice page="listing" health={health} getReport={props.getReport} />}
      {folds.isOpen('steps') && <FirstSteps settings={settings} />}
      {folds.isOpen('filter') && (
        <div class="bar-fold" data-part="filter">
          <RowFilter triage={triage} />
          <TagFilter listed={store.listed} triage={triage} />
          <RulesLine triage={triage} />
        </div>
      )}
      {folds.isOpen('more') && (
        <div class="bar-fold" data-part="more">
          <Funnel {...{ store, settings, triage }} healthy={mayAsk} isReadingDay={digest?.isBusy === true} />
          {digest && (
            <DaySummary digest={digest} settings={settings} healthy={healthy} onOpenPaper={props.onOpenPaper} />
          )}
          <SectionLinks triage={triage} sections={props.sections} onSection={props.onSection} />
          {category !== null && announcementDate !== null && (
            <div class="bar-export">
              <ExportActions
                label={listingBar.exportReport}
                hint={listingBar.exportHint}
                look="quiet"
                getFile={() => call('exportReport', { category, announcementDate })}
                getPage={() => call('exportReport', { category, announcementDate, format: 'html' })}
              />
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function stateOf(store: PaperStore, digest: DigestStore | null): string {
  const jobs = [...store.activeJobs.value, ...(digest?.view.value?.job ? [digest.view.value.job] : [])];
  if (jobs.some(({ state }) => state === 'running')) return 'running';
  if (jobs.some(({ state }) => state === 'queued')) return 'queued';
  return store.listed.all.value.some(({ tags }) => tags !== null) ? 'offline' : 'idle';
}
