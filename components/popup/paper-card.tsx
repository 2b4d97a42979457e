import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { absUrl } from '../../lib/arxiv/urls.ts';
import { call } from '../../lib/client/background.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { languagesOf, type PageSettings } from '../../lib/settings/settings.ts';
import { useAnalyse } from '../hooks/analyse.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { messages } from '../hooks/messages.ts';
import { stateOf } from '../hooks/surface-state.ts';
import { FullReading, hasAnalysis } from '../row/row-reading.tsx';
import { ActionButton } from '../shared/action-button.tsx';
import { AskBox } from '../shared/ask-box.tsx';
import { AnalysisBlock } from '../shared/analysis-block.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { ExportActions } from '../shared/export-actions.tsx';
import { MathText } from '../shared/math-text.tsx';
import { NoteEditor } from '../shared/note-editor.tsx';
import { StarButton } from '../shared/paper-actions.tsx';
import { Progress } from '../shared/progress.tsx';
import { Tags } from '../shared/tags.tsx';
import type { SinglePaper } from '../hooks/single-paper.ts';

const TAGS_SHOWN = 5;

/** The paper in the active tab: the one surface Marginalia has beside a PDF. */
export function PaperCard({ paper, settings }: { paper: SinglePaper; settings: PageSettings }): VNode {
  const { popup } = extensionMessages.value;
  const view = paper.view.value;
  const error = paper.error.value;
  return (
    <section
      class="paper"
      data-part="paper"
      data-arxiv-id={paper.arxivId}
      data-state={view ? stateOf(view, languagesOf(settings.analysisLanguages)) : 'idle'}
      aria-labelledby="paper-heading"
    >
      <h2 id="paper-heading" class="muted small">
        {popup.paper.heading}
      </h2>
      {view && <KnownPaper paper={paper} view={view} settings={settings} />}
      {paper.fetching.value && <Progress label={popup.paper.fetching(paper.arxivId)} />}
      {error && <ErrorNotice error={error.toShape()} onRetry={() => void paper.fetch()} />}
      {paper.absent.value && <p>{popup.paper.absent(paper.arxivId)}</p>}
      {!view && (
        <p>
          <a href={absUrl(paper.arxivId)} target="_blank" rel="noopener" data-arxiv-id={paper.arxivId}>
            {popup.paper.open}
          </a>
        </p>
      )}
    </section>
  );
}

function KnownPaper(props: { paper: SinglePaper; view: PaperView; settings: PageSettings }): VNode {
  const { paper, view, settings } = props;
  const { store, arxivId } = paper;
  const { popup } = extensionMessages.value;
  const { shared } = messages.value;
  const writing = useSignal(false);
  const { analyse, gate } = useAnalyse(arxivId, store, settings);
  const { reading } = view;
  const { title } = view.paper;
  return (
    <>
      <h3 lang="en">
        <a href={absUrl(arxivId)} target="_blank" rel="noopener" data-arxiv-id={arxivId}>
          <MathText text={title} />
        </a>
      </h3>
      <FullReading view={view} level={4} besideAnalysis={hasAnalysis(view)} />
      {reading && reading.tags.length > 0 && <Tags tags={reading.tags} names={view.tagNames} limit={TAGS_SHOWN} />}
      <div class="actions">
        <StarButton view={view} store={store} />
        <ActionButton
          action="note"
          icon="note"
          look="quiet"
          label={shared.note}
          expanded={writing.value}
          onAction={() => {
            writing.value = !writing.value;
          }}
        />
        <ExportActions label={popup.paper.exportPaper} look="quiet" getFile={() => call('exportPaper', { arxivId })} />
      </div>
      {writing.value && <NoteEditor arxivId={arxivId} title={title} autoFocus />}
      <AnalysisBlock view={view} level={4} store={store} settings={settings} gate={gate} onAnalyse={analyse} />
      <AskBox arxivId={arxivId} store={store} settings={settings} />
    </>
  );
}
