import { type Signal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { absUrl, htmlUrl, pdfUrl } from '../../lib/arxiv/urls.ts';
import { isolated } from '../../lib/core/bidi.ts';
import { toAppError } from '../../lib/core/errors.ts';
import { openNote } from '../../lib/library/note-anchor.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { languagesOf, type PageSettings } from '../../lib/settings/settings.ts';
import { SimilarPapers } from '../abstract-panel/similar-papers.tsx';
import { useAnalyse } from '../hooks/analyse.ts';
import { type NoteOn, useNoteLink } from '../hooks/note-link.ts';
import { messages } from '../hooks/messages.ts';
import type { SinglePaper } from '../hooks/single-paper.ts';
import { stateOf } from '../hooks/surface-state.ts';
import { NoteHistory } from '../notes/note-history.tsx';
import { FullReading, hasAnalysis } from '../row/row-reading.tsx';
import { ActionButton } from '../shared/action-button.tsx';
import { AnalysisBlock } from '../shared/analysis-block.tsx';
import { AskBox } from '../shared/ask-box.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { MathText } from '../shared/math-text.tsx';
import { NoteEditor } from '../shared/note-editor.tsx';
import { HideButton, StarButton } from '../shared/paper-actions.tsx';
import { ReaderTags } from '../shared/reader-tags.tsx';
import { Score } from '../shared/score.tsx';
import { Tags } from '../shared/tags.tsx';
import { ExportMenu } from './export-menu.tsx';
import { libraryWords } from './library-words.ts';
import type { LibraryModel } from './library-model.ts';
import { EarlierVersion } from './earlier-version.tsx';
import { LitAbstract } from './lit-abstract.tsx';
import { PaperHistory } from './paper-history.tsx';
import { formatRoute, route } from './route.ts';
import { type TurnTo, useTurnTo } from './turn-to.ts';

/** Authors in view; a collaboration's thousands are folded. */
const AUTHORS_SHOWN = 20;

interface PaperPaneProps {
  arxivId: string;
  model: LibraryModel;
  settings: PageSettings;
  /** The paper whose note is to get the caret. */
  writing: Signal<string | null>;
  turning: TurnTo;
}

/** One paper with all that is known of it here. */
export function PaperPane({ arxivId, model, settings, writing, turning }: PaperPaneProps): VNode {
  const say = libraryWords.value;
  const { shared } = messages.value;
  const paper = model.openPaper(arxivId);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
    paper.load().catch((thrown: unknown) => {
      paper.error.value = toAppError(thrown);
    });
  }, [paper]);
  const view = paper.view.value;
  useTurnTo(turning, arxivId, pane, view !== null);
  const error = paper.error.value;
  return (
    <article
      ref={pane}
      class="paper-pane"
      data-part="paper"
      data-arxiv-id={arxivId}
      data-state={view ? stateOf(view, languagesOf(settings.analysisLanguages)) : 'idle'}
      aria-label={say.paper(view ? isolated(view.paper.title) : arxivId)}
      tabIndex={-1}
    >
      <div class="pane-bar">
        <ActionButton
          action="close"
          icon="back"
          look="quiet"
          label={say.back}
          onAction={() => model.list.closePaper()}
        />
        <span class="links">
          <a href={absUrl(arxivId)} target="_blank" rel="noopener">
            arXiv:{arxivId}
          </a>
          <a href={pdfUrl(arxivId)} target="_blank" rel="noopener">
            PDF
          </a>
          <a href={htmlUrl(arxivId)} target="_blank" rel="noopener">
            HTML
          </a>
        </span>
      </div>
      {view ? (
        <Known paper={paper} view={view} model={model} settings={settings} {...{ writing, turning }} />
      ) : (
        !error && <p class="muted">{paper.absent.value ? say.absent(arxivId) : shared.loading}</p>
      )}
      {error && <ErrorNotice error={error.toShape()} offerOptions={false} onRetry={() => void paper.fetch()} />}
    </article>
  );
}

interface KnownProps extends Omit<PaperPaneProps, 'arxivId'> {
  paper: SinglePaper;
  view: PaperView;
}

function Known({ paper: { store, arxivId }, view, settings, writing, turning }: KnownProps): VNode {
  const { shared, abstractPanel } = messages.value;
  const lit = useSignal<readonly number[]>([]);
  const link = useNoteLink();
  const note: NoteOn = {
    link,
    begin: (place) => {
      link.opening.value = openNote(place);
      writing.value = arxivId;
    },
  };
  const { analyse, gate } = useAnalyse(arxivId, store, settings);
  const { paper, reading, hasNote } = view;
  const isWriting = writing.value === arxivId;
  const analysed = hasAnalysis(view);
  const light = (ids: readonly number[] | null): void => {
    lit.value = ids ?? [];
  };
  return (
    <>
      <header class="pane-head">
        <h2 lang="en">
          <MathText text={paper.title} />
        </h2>
        <Authors names={paper.authors} />
        <p class="muted small">{factsOf(view)}</p>
        <div class="actions">
          <StarButton view={view} store={store} />
          <HideButton view={view} store={store} />
          <ActionButton
            action="note"
            icon="note"
            look="quiet"
            label={hasNote ? shared.note : abstractPanel.addNote}
            expanded={isWriting || hasNote}
            onAction={() => {
              writing.value = isWriting ? null : arxivId;
              if (!isWriting) turning.value = { arxivId, part: 'note' };
            }}
          />
          <ExportMenu papers={[arxivId]} label={abstractPanel.exportPaper} look="quiet" />
        </div>
        <Score triage={view.triage} standIn={undefined} />
        {reading && reading.tags.length + reading.keyphrases.length > 0 && (
          <Tags tags={reading.tags} names={view.tagNames} phrases={reading.keyphrases} />
        )}
        <ReaderTags view={view} store={store} />
      </header>
      {(isWriting || hasNote) && (
        <NoteEditor
          arxivId={arxivId}
          title={paper.title}
          link={link}
          beside
          onSaved={(saved, restore) => {
            // Emptied, the note is gone; the field it is being written in is not.
            writing.value = arxivId;
            store.noteSaved(arxivId, saved !== null, restore);
          }}
        />
      )}
      <NoteHistory
        view={view}
        onRestored={(restored) => {
          link.stale.value += 1;
          store.noteSaved(arxivId, restored !== null);
        }}
      />
      {paper.abstract !== null && <LitAbstract abstract={paper.abstract} reading={reading} lit={lit.value} />}
      <FullReading
        view={view}
        note={note}
        store={store}
        translation={settings.tldrTranslation}
        level={3}
        besideAnalysis={analysed}
        onSentence={light}
      />
      <div class="workings">
        <AnalysisBlock
          view={view}
          level={3}
          store={store}
          settings={settings}
          gate={gate}
          note={note}
          onAnalyse={analyse}
          onSentence={light}
        />
        {paper.abstract !== null && <AskBox arxivId={arxivId} store={store} settings={settings} />}
        {reading && <SimilarPapers arxivId={arxivId} hrefOf={hrefOf} />}
        <EarlierVersion view={view} />
        <PaperHistory view={view} />
      </div>
    </>
  );
}

function hrefOf(arxivId: string): string {
  return formatRoute({ place: 'paper', steps: [arxivId], query: route.peek().query });
}

function Authors({ names }: { names: readonly string[] }): VNode {
  const say = libraryWords.value;
  const rest = names.slice(AUTHORS_SHOWN);
  return (
    <div class="authors" lang="en">
      {joined(names.slice(0, AUTHORS_SHOWN))}
      {rest.length > 0 && (
        <details>
          <summary>{say.moreAuthors(rest.length)}</summary>
          {joined(rest)}
        </details>
      )}
    </div>
  );
}

function joined(names: readonly string[]): string {
  return names.map(isolated).join(', ');
}

function factsOf({ paper }: PaperView): string {
  const say = libraryWords.value;
  return [
    paper.categories.join(', '),
    paper.published ?? '',
    paper.version === null ? '' : `v${paper.version}`,
    paper.withdrawn ? say.withdrawn : '',
    isolated(paper.comments ?? ''),
    isolated(paper.journalRef ?? ''),
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}
