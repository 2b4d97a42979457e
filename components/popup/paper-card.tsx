import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { absUrl } from '../../lib/arxiv/urls.ts';
import { call } from '../../lib/client/background.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { AnalysisView } from '../shared/analysis-view.tsx';
import { ExportActions } from '../shared/export-actions.tsx';
import { MathText } from '../shared/math-text.tsx';
import { NoteEditor } from '../shared/note-editor.tsx';
import { Tags } from '../shared/tags.tsx';
import { Tldr } from '../shared/tldr.tsx';
import type { PopupModel, TabPaper } from './popup-model.ts';

const TAGS_SHOWN = 5;

/** The paper in the active tab: the one surface Marginalia has beside a PDF. */
export function PaperCard({ model, paper }: { model: PopupModel; paper: TabPaper }): VNode {
  const { popup } = messages.value;
  return (
    <section class="paper" data-part="paper" data-arxiv-id={paper.arxivId} aria-labelledby="paper-heading">
      <h2 id="paper-heading" class="muted small">
        {popup.paper.heading}
      </h2>
      {paper.view ? (
        <KnownPaper model={model} view={paper.view} />
      ) : (
        <>
          <p>{popup.paper.unknown(paper.arxivId)}</p>
          <p>
            <a href={absUrl(paper.arxivId)} target="_blank" rel="noopener" data-arxiv-id={paper.arxivId}>
              {popup.paper.open}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

function KnownPaper({ model, view }: { model: PopupModel; view: PaperView }): VNode {
  const { popup, shared } = messages.value;
  const writing = useSignal(false);
  const { paper, reading, mark, analyses, job } = view;
  const { arxivId, title } = paper;
  const tldr = reading?.sentences.find(({ id }) => id === reading.tldr);
  const starred = mark.starredAt !== null;
  const partial = job?.partial ?? null;
  return (
    <>
      <h3 lang="en">
        <a href={absUrl(arxivId)} target="_blank" rel="noopener" data-arxiv-id={arxivId}>
          <MathText text={title} />
        </a>
      </h3>
      {tldr && <Tldr text={tldr.text} lang="en" model={null} />}
      {reading && reading.tags.length > 0 && <Tags tags={reading.tags} limit={TAGS_SHOWN} />}
      <div class="actions">
        <ActionButton
          action="star"
          icon="star"
          label={starred ? shared.starred : shared.star}
          pressed={starred}
          onAction={() => void model.star(!starred)}
        />
        <ActionButton
          action="note"
          icon="note"
          label={shared.note}
          expanded={writing.value}
          onAction={() => {
            writing.value = !writing.value;
          }}
        />
        <ExportActions label={popup.paper.exportPaper} getFile={() => call('exportPaper', { arxivId })} />
      </div>
      {writing.value && <NoteEditor arxivId={arxivId} title={title} autoFocus />}
      {(analyses.length > 0 || partial) && (
        <details>
          <summary>{shared.analysis}</summary>
          <AnalysisView level={4} analyses={analyses} partial={partial} />
        </details>
      )}
    </>
  );
}
