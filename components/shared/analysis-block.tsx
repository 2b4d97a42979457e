import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { type Analysis, type AnalysisForm, isImported, type Language } from '../../lib/analysis/analysis.ts';
import type { ErrorShape } from '../../lib/core/errors.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { type JobView, taskOf } from '../../lib/queue/job.ts';
import { waitsForRoom } from '../../lib/queue/standing.ts';
import { languagesOf, type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { type Analyse, askAgain, priceAgain } from '../hooks/analyse.ts';
import type { NoteOn } from '../hooks/note-link.ts';
import { errorWords, messages, uiLanguage } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { asksConsent, type SendGate } from '../hooks/send-gate.ts';
import { currentAnalyses, hasAll, ofForm, stateOf, versionOf } from '../hooks/surface-state.ts';
import { ActionButton } from './action-button.tsx';
import { AnalysisOffer } from './analysis-offer.tsx';
import { AnalysisView } from './analysis-view.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { FormSwitch } from './form-switch.tsx';
import type { HeadingLevel } from './heading.tsx';
import { sinceWords } from './out-batches.tsx';
import { Progress } from './progress.tsx';
import { SendNotice, WaitNotice } from './send-notice.tsx';
import { VersionNotice } from './version-notice.tsx';

const FORMS: readonly AnalysisForm[] = ['abstract', 'fulltext'];

export interface AnalysisBlockProps {
  view: PaperView;
  store: PaperStore;
  settings: PageSettings;
  /** Of the headings of the sections. */
  level: HeadingLevel;
  gate: SendGate;
  onAnalyse: Analyse;
  onSentence?: (ids: readonly number[] | null) => void;
  note?: NoteOn;
  /** The newest version, where the page shows an older one: that is the one that would be analysed. */
  newest?: number | undefined;
}

/** A paper's analysis with everything around it: how to get one, how far it is, why there is none. */
export function AnalysisBlock(props: AnalysisBlockProps): VNode {
  const { view, store, settings, level, gate, onAnalyse, onSentence } = props;
  const languages = languagesOf(settings.analysisLanguages);
  const state = stateOf(view, languages);
  const { estimates } = store;
  const job = view.job;
  const current = currentAnalyses(view);
  // What came with a report was asked for by nobody here.
  const own = current.filter((analysis) => !isImported(analysis));
  const asked = job?.subject.task === 'analysis' ? job.subject.form : 'abstract';
  const all = current.length > 0 ? current : view.analyses;
  const picked = useSignal<AnalysisForm | null>(null);
  const partial = job && state !== 'failed' ? job.partial : null;
  const available = formsAtHand(all, partial ? asked : null);
  const shown = pickForm(available, picked.value, partial ? asked : null);
  const refused: ErrorShape | null =
    view.failedImport && view.analyses.length === 0 ? { code: 'imported-refusal' } : null;
  const error = job?.state === 'failed' ? job.error : store.errorOf(view.paper.arxivId);
  // With nothing missing, what failed was a second asking.
  const isComplete = hasAll(ofForm(own, asked), languages);
  const held = store.heldBack.value;
  const ask: Analyse = (again, form = 'abstract', into) => {
    picked.value = form;
    onAnalyse(again, form, into);
  };
  // One call at a time for a paper, and none of a text that the page does not show.
  const translates = props.newest === undefined && !held && state !== 'running' && state !== 'queued';
  // Sentences of the full text are not those of the abstract at hand.
  const onAbstract = shown === 'abstract' && onSentence ? { onSentence } : {};
  return (
    <div class="analysis-block">
      {props.newest !== undefined && <OutdatedNotice view={view} newest={props.newest} />}
      {props.newest === undefined && <VersionNotice view={view} />}
      {state === 'stale' && <StaleNotice analysis={all[0]} shown={view.paper.version} />}
      {(state === 'queued' || state === 'running') && job && <Running job={job} store={store} settings={settings} />}
      <SendNotice gate={gate} settings={settings} />
      {job && <WaitNotice job={job} settings={settings} />}
      {error && (
        <ErrorNotice
          error={error}
          retrySpends
          retryPrice={
            serviceFor(settings, job ? taskOf(job.subject) : 'abstract')?.ready
              ? { estimates, subject: priceAgain(view.paper.arxivId, job, isComplete) }
              : undefined
          }
          {...(held ? {} : { onRetry: () => askAgain(ask, job, isComplete) })}
        />
      )}
      {refused && !job && !error && <ErrorNotice error={refused} />}
      <FormSwitch
        available={available}
        shown={shown}
        onShow={(form) => {
          picked.value = form;
        }}
      />
      <MadeFor analysis={ofForm(current, shown)[0]} shown={view.paper.version} />
      <AnalysisView
        form={shown}
        analyses={ofForm(all, shown)}
        partial={asked === shown ? partial : null}
        level={level}
        note={props.note}
        translator={serviceFor(settings, 'translate')}
        estimates={estimates}
        {...(translates && ofForm(own, shown).length > 0
          ? { onTranslate: (into: Language) => ask(false, shown, into) }
          : {})}
        {...onAbstract}
      />
      {props.newest === undefined && !held && !asksConsent(gate, settings) && (
        <AnalysisOffer {...{ view, store, settings, languages }} current={own} onAnalyse={ask} />
      )}
    </div>
  );
}

/** Forms there is something of, stored or growing. */
function formsAtHand(analyses: readonly Analysis[], growing: AnalysisForm | null): AnalysisForm[] {
  return FORMS.filter((form) => form === growing || analyses.some((analysis) => analysis.form === form));
}

/** As picked, else what is being written, else the one that has read more. */
function pickForm(
  available: readonly AnalysisForm[],
  picked: AnalysisForm | null,
  growing: AnalysisForm | null,
): AnalysisForm {
  if (picked && available.includes(picked)) return picked;
  return growing ?? available.at(-1) ?? 'abstract';
}

function OutdatedNotice({ view, newest }: { view: PaperView; newest: number }): VNode {
  const { abstractPanel } = messages.value;
  return (
    <p class="muted" data-part="outdated" lang={uiLanguage.value}>
      {abstractPanel.outdated(view.paper.version ?? 1)}{' '}
      <a href={`/abs/${view.paper.arxivId}v${newest}`}>{abstractPanel.openNewest(newest)}</a>
    </p>
  );
}

/** An analysis of an earlier version that holds for this one. */
function MadeFor({ analysis, shown }: { analysis: Analysis | undefined; shown: number | null }): VNode | null {
  const made = analysis ? versionOf(analysis) : null;
  if (made === null || shown === null || made === shown) return null;
  return (
    <p class="muted small" data-part="made-for" lang={uiLanguage.value}>
      {messages.value.versions.madeFor(made, shown)}
    </p>
  );
}

function StaleNotice({ analysis, shown }: { analysis: Analysis | undefined; shown: number | null }): VNode {
  const { abstractPanel } = messages.value;
  const analysed = analysis ? versionOf(analysis) : null;
  const words = analysed && shown ? abstractPanel.stale(analysed, shown) : abstractPanel.staleUnknown;
  return (
    <p class="warn" data-part="stale" lang={uiLanguage.value}>
      {words}
    </p>
  );
}

/** Of a paper in a batch: since when, or that the batch ended without it. */
function batchWords({ error, createdAt }: JobView): string {
  const { batches } = messages.value;
  return error ? errorWords(error.code).message : batches.waiting(sinceWords(createdAt));
}

export function Running(props: { job: JobView; store: PaperStore; settings: PageSettings }): VNode | null {
  const { job, store, settings } = props;
  const { shared, abstractPanel } = messages.value;
  // It has had its turn, and the notice says what it waits for.
  if (waitsForRoom(job)) return null;
  const later = job.state === 'queued' && job.notBefore > Date.now() + 1000;
  const time = new Date(job.notBefore).toLocaleTimeString(uiLanguage.value, { hour: '2-digit', minute: '2-digit' });
  const waits = later ? abstractPanel.queuedUntil(time) : abstractPanel.queued;
  const queued = job.state === 'batched' ? batchWords(job) : settings.queuePaused ? shared.queuePaused : waits;
  return (
    <Progress label={job.state === 'running' ? abstractPanel.running : queued}>
      {job.received > 0 && <span class="small">{abstractPanel.received(job.received)}</span>}
      {/* One paper cannot be taken out of a batch: it would be paid all the same. */}
      {job.state !== 'batched' && (
        <ActionButton action="cancel" icon="close" label={shared.cancel} onAction={() => void store.cancel([job])} />
      )}
    </Progress>
  );
}
