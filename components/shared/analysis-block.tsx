import type { VNode } from 'preact';
import type { Analysis, Language } from '../../lib/analysis/analysis.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import type { JobView } from '../../lib/queue/job.ts';
import { languagesOf, type PageSettings } from '../../lib/settings/settings.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { findSetupError } from '../hooks/page-settings.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { currentAnalyses, hasAll, stateOf, versionOf } from '../hooks/surface-state.ts';
import { ActionButton } from './action-button.tsx';
import { AnalysisView } from './analysis-view.tsx';
import { canRetry, ErrorNotice } from './error-notice.tsx';
import type { HeadingLevel } from './heading.tsx';
import { Progress } from './progress.tsx';

export interface AnalysisBlockProps {
  view: PaperView;
  store: PaperStore;
  settings: PageSettings;
  /** Of the headings of the sections. */
  level: HeadingLevel;
  /** The reader asked for an analysis where none can be made yet. */
  needsProvider: boolean;
  onAnalyse: (again?: boolean) => void;
  onSentence?: (ids: readonly number[] | null) => void;
  /** The newest version, where the page shows an older one: that is the one that would be analysed. */
  newest?: number | undefined;
}

/** A paper's analysis with everything around it: how to get one, how far it is, why there is none. */
export function AnalysisBlock(props: AnalysisBlockProps): VNode {
  const { view, store, settings, level, needsProvider, onAnalyse, onSentence } = props;
  const languages = languagesOf(settings.analysisLanguages);
  const state = stateOf(view, languages);
  const job = view.job;
  const current = currentAnalyses(view);
  const analyses = current.length > 0 ? current : view.analyses;
  const partial = job && state !== 'failed' ? job.partial : null;
  const setupError = findSetupError(settings);
  const error = job?.state === 'failed' ? job.error : store.errorOf(view.paper.arxivId);
  // With nothing missing, what failed was a second asking.
  const isComplete = hasAll(current, languages);
  const held = store.heldBack.value;
  // A job that waits for the provider or the budget says for what.
  const waitsFor = job?.state === 'queued' ? job.error : null;
  return (
    <div class="analysis-block">
      {props.newest !== undefined && <OutdatedNotice view={view} newest={props.newest} />}
      {state === 'stale' && <StaleNotice analysis={analyses[0]} shown={view.paper.version} />}
      {(state === 'queued' || state === 'running') && job && <Running job={job} store={store} />}
      {needsProvider && setupError && <ErrorNotice error={setupError} />}
      {waitsFor && <ErrorNotice error={waitsFor} />}
      {error && <ErrorNotice error={error} retrySpends {...(held ? {} : { onRetry: () => onAnalyse(isComplete) })} />}
      <AnalysisView analyses={analyses} partial={partial} level={level} {...(onSentence ? { onSentence } : {})} />
      {props.newest === undefined && !held && <Offer {...props} languages={languages} current={current} />}
    </div>
  );
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

export function Running({ job, store }: { job: JobView; store: PaperStore }): VNode {
  const { shared, abstractPanel } = messages.value;
  const later = job.state === 'queued' && job.notBefore > Date.now() + 1000;
  const time = new Date(job.notBefore).toLocaleTimeString(uiLanguage.value, { hour: '2-digit', minute: '2-digit' });
  const queued = later ? abstractPanel.queuedUntil(time) : abstractPanel.queued;
  return (
    <Progress label={job.state === 'running' ? abstractPanel.running : queued}>
      {job.received > 0 && <span class="small">{abstractPanel.received(job.received)}</span>}
      <ActionButton action="cancel" icon="close" label={shared.cancel} onAction={() => void store.cancel([job])} />
    </Progress>
  );
}

/** The button that gets an analysis, and who would be sent what. */
function Offer(props: AnalysisBlockProps & { languages: Language[]; current: Analysis[] }): VNode | null {
  const { view, settings, languages, current, onAnalyse } = props;
  const { shared, abstractPanel } = messages.value;
  const state = stateOf(view, languages);
  if (view.paper.abstract === null || state === 'queued' || state === 'running') return null;
  // The notice above has the button for it.
  if (view.job?.state === 'failed' && view.job.error && canRetry(view.job.error)) return null;
  const missing = languages.filter((language) => !current.some((each) => each.language === language));
  const again = missing.length === 0;
  const [first] = missing;
  let label = abstractPanel.analyse;
  if (again) label = abstractPanel.analyseAgain;
  else if (state === 'stale' && view.paper.version !== null) label = abstractPanel.analyseVersion(view.paper.version);
  else if (current.length > 0 && first) label = abstractPanel.analyseMissing[first];
  return (
    <div class="actions offer" lang={uiLanguage.value}>
      <ActionButton
        action="analyse-abstract"
        label={label}
        icon={again ? 'retry' : 'analyse'}
        look={again ? 'quiet' : 'primary'}
        spends
        {...(again ? { hint: abstractPanel.analyseAgainHint } : {})}
        onAction={() => onAnalyse(again)}
      />
      {settings.ready && settings.providerName && !again && (
        <span class="muted small" data-part="recipient">
          {shared.sendsTo(settings.providerName)}
        </span>
      )}
    </div>
  );
}
