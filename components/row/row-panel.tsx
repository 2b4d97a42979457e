import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { isolated } from '../../lib/core/bidi.ts';
import type { StandIn } from '../../lib/digest/offline-grades.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { languagesOf, type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { type Analyse, askAgain, priceSubject, useAnalyse } from '../hooks/analyse.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { RowState } from '../hooks/triage-store.ts';
import { currentAnalyses, hasAll, stateOf } from '../hooks/surface-state.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { AnalysisBlock } from '../shared/analysis-block.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { NoteHere, useNoteField } from '../shared/note-here.tsx';
import { HideButton, StarButton } from '../shared/paper-actions.tsx';
import { PricedButton } from '../shared/priced-button.tsx';
import { taskRecipient } from '../shared/recipient-words.ts';
import { OwnTags, ReaderTags } from '../shared/reader-tags.tsx';
import { Score } from '../shared/score.tsx';
import { Tags } from '../shared/tags.tsx';
import { FoldedRow, RowPlace } from './row-place.tsx';
import { FullReading, hasAnalysis, NoAbstract, Roles, ShortReading } from './row-reading.tsx';
import { RowStatus } from './row-status.tsx';

/** Tags of a closed row; the rest are counted. */
const CLOSED_TAGS = 4;

export interface RowPanelProps {
  view: PaperView;
  store: PaperStore;
  settings: PageSettings;
  /** A grade reckoned on this device, for a paper of a day that no model has graded. */
  standIn?: StandIn | undefined;
  /** How the listing's order and filters have it shown. */
  shown?: RowState | undefined;
  /** The listing is ordered by interest. */
  ranked?: boolean;
  /** Shows a row that is folded. */
  onUnfold?: () => void;
  /** Lights sentences of the row's own abstract, where the page shows one. */
  onSentence?: (ids: readonly number[] | null) => void;
}

/** The note in the margin of one listing entry: two lines when closed, everything in place when open. */
export function RowPanel(props: RowPanelProps): VNode {
  const { view, store, settings, standIn, shown, onSentence } = props;
  const { shared, row } = messages.value;
  const { paper, reading, hasNote } = view;
  const open = useSignal(false);
  const noteField = useNoteField();
  const { writing, note } = noteField;
  const { analyse, gate } = useAnalyse(paper.arxivId, store, settings);
  const service = serviceFor(settings, 'abstract');
  const analysed = hasAnalysis(view);
  const languages = languagesOf(settings.analysisLanguages);
  const state = stateOf(view, languages);
  const root = {
    class: 'row-panel',
    'data-state': state,
    'data-open': String(open.value),
    lang: uiLanguage.value,
    // Where the keyboard is while it goes from row to row.
    tabIndex: -1,
    'aria-label': row.label(isolated(paper.title)),
  };

  if (view.mark.hiddenAt !== null) {
    return (
      <section {...root} data-hidden="true">
        <div class="row-bar">
          <span class="muted">{row.hidden}</span>
          <HideButton view={view} store={store} />
        </div>
      </section>
    );
  }

  if (shown?.folded != null)
    return (
      <section {...root} data-hidden="true">
        <FoldedRow words={shown.folded} onUnfold={props.onUnfold} />
      </section>
    );

  const startAnalysis: Analyse = (...wanted) => {
    open.value = true;
    analyse(...wanted);
  };
  const toggle = (): void => {
    open.value = !open.value;
    if (!open.value) writing.value = false;
  };
  const isComplete = hasAll(currentAnalyses(view), languages);
  const error = state === 'failed' ? null : store.errorOf(paper.arxivId);
  const offer = {
    action: 'analyse-abstract',
    icon: 'analyse',
    look: 'quiet',
    label: row.analyse,
    onAction: () => startAnalysis(),
  } as const;
  // After a refusal in a report nobody here was asked yet.
  const unasked = state === 'idle' || state === 'offline' || state === 'stale' || (state === 'failed' && !view.job);
  const offered = !store.heldBack.value && unasked;
  return (
    <section {...root}>
      {!open.value && reading && (
        <ShortReading view={view} reading={reading} store={store} translation={settings.tldrTranslation} />
      )}
      <div class="row-bar">
        {!reading && <NoAbstract arxivId={paper.arxivId} fetching={store.fetching.value.has(paper.arxivId)} />}
        {(reading || view.analyses.length > 0 || open.value) && (
          <ActionButton
            action="toggle"
            icon={open.value ? 'up' : 'down'}
            look="quiet"
            expanded={open.value}
            label={open.value ? row.less : reading ? row.moreFindings(reading.findings.length) : row.more}
            onAction={toggle}
          />
        )}
        {shown && <RowPlace shown={shown} ranked={props.ranked === true} />}
        <Score triage={view.triage} standIn={standIn} />
        {reading && reading.tags.length + reading.keyphrases.length > 0 && (
          <Tags
            tags={reading.tags}
            names={view.tagNames}
            limit={open.value ? reading.tags.length : CLOSED_TAGS}
            phrases={open.value ? reading.keyphrases : []}
          />
        )}
        {!open.value && (
          <RowStatus
            view={view}
            state={state}
            store={store}
            settings={settings}
            isComplete={isComplete}
            onRetry={() => askAgain(startAnalysis, view.job, isComplete)}
          />
        )}
        {!open.value && <OwnTags view={view} />}
        {hasNote && !open.value && <span class="muted small">{row.hasNote}</span>}
        <div class="row-actions" data-kept={view.mark.starredAt !== null}>
          {!open.value && offered && paper.abstract !== null && (
            <>
              {service?.ready ? (
                <PricedButton
                  {...offer}
                  price={{ estimates: store.estimates, subject: priceSubject(paper.arxivId) }}
                  recipient={taskRecipient(service, 'abstract')}
                />
              ) : (
                <ActionButton {...offer} spends {...(service ? { hint: taskRecipient(service, 'abstract') } : {})} />
              )}
              {service?.ready && <span class="muted small recipient">→ {service.name}</span>}
            </>
          )}
          <ActionButton
            action="note"
            icon="note"
            look="quiet"
            label={shared.note}
            expanded={open.value && (writing.value || hasNote)}
            onAction={() => {
              writing.value = !(open.value && writing.value);
              open.value = true;
            }}
          />
          <StarButton view={view} store={store} />
          <HideButton view={view} store={store} />
        </div>
      </div>
      {!open.value && error && <ErrorNotice error={error} />}
      {open.value && (
        <div class="row-body">
          <FullReading
            view={view}
            note={note}
            store={store}
            translation={settings.tldrTranslation}
            level={4}
            besideAnalysis={analysed}
            {...(onSentence ? { onSentence } : {})}
          >
            <ReaderTags view={view} store={store} />
            <NoteHere view={view} store={store} {...noteField} />
          </FullReading>
          <div class="workings">
            <AnalysisBlock
              view={view}
              level={4}
              store={store}
              settings={settings}
              gate={gate}
              note={note}
              onAnalyse={startAnalysis}
              {...(onSentence ? { onSentence } : {})}
            />
            {!analysed && reading && <Roles reading={reading} open />}
          </div>
        </div>
      )}
    </section>
  );
}
