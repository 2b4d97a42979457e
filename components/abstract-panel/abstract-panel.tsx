import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { call } from '../../lib/client/background.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { languagesOf, type PageSettings } from '../../lib/settings/settings.ts';
import { useAnalyse } from '../hooks/analyse.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { stateOf } from '../hooks/surface-state.ts';
import { FullReading, hasAnalysis, Roles } from '../row/row-reading.tsx';
import { ActionButton } from '../shared/action-button.tsx';
import { AskBox } from '../shared/ask-box.tsx';
import { AnalysisBlock } from '../shared/analysis-block.tsx';
import { ExportActions } from '../shared/export-actions.tsx';
import { NoteHere, useNoteField } from '../shared/note-here.tsx';
import { StarButton } from '../shared/paper-actions.tsx';
import { ReaderTags } from '../shared/reader-tags.tsx';
import { Tags } from '../shared/tags.tsx';
import { Cite } from './cite.tsx';
import { SimilarPapers } from './similar-papers.tsx';

export interface AbstractPanelProps {
  view: PaperView;
  store: PaperStore;
  settings: PageSettings;
  /** The newest version, where the page shows an older one. */
  newest?: number | undefined;
  /** Lights sentences in arXiv's own abstract; null puts them out. */
  onSentence: (ids: readonly number[] | null) => void;
}

/** Everything known of one paper, below its abstract. */
export function AbstractPanel({ view, store, settings, newest, onSentence }: AbstractPanelProps): VNode {
  const { shared, abstractPanel } = messages.value;
  const { paper, reading, hasNote } = view;
  const citing = useSignal<string | null>(null);
  const isCiting = citing.value === paper.arxivId;
  const noteField = useNoteField();
  const { writing, note } = noteField;
  const { analyse, gate } = useAnalyse(paper.arxivId, store, settings);
  const analysed = hasAnalysis(view);
  const state = stateOf(view, languagesOf(settings.analysisLanguages));
  return (
    <section
      class="abstract-panel"
      data-state={state}
      lang={uiLanguage.value}
      tabIndex={-1}
      aria-label={abstractPanel.label}
    >
      <header class="panel-head">
        <h2>{abstractPanel.heading}</h2>
        {reading && reading.tags.length + reading.keyphrases.length > 0 && (
          <Tags tags={reading.tags} names={view.tagNames} phrases={reading.keyphrases} />
        )}
        <div class="bar-actions">
          <ActionButton
            action="note"
            icon="note"
            look="quiet"
            label={hasNote ? shared.note : abstractPanel.addNote}
            expanded={writing.value || hasNote}
            onAction={() => {
              writing.value = !writing.value;
            }}
          />
          <StarButton view={view} store={store} />
          <ExportActions
            label={abstractPanel.exportPaper}
            hint={abstractPanel.exportHint}
            look="quiet"
            getFile={() => call('exportPaper', { arxivId: paper.arxivId })}
          />
          <ActionButton
            action="cite"
            look="quiet"
            label={abstractPanel.cite}
            expanded={isCiting}
            onAction={() => {
              citing.value = isCiting ? null : paper.arxivId;
            }}
          />
          <ActionButton
            action="open-library"
            icon="library"
            look="quiet"
            label={shared.openLibrary}
            iconOnly
            onAction={() => void call('openLibrary', { arxivId: paper.arxivId }).catch(() => {})}
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
        {isCiting && <Cite arxivId={paper.arxivId} />}
      </header>
      <div class="panel-body">
        <FullReading
          view={view}
          note={note}
          store={store}
          translation={newest === undefined ? settings.tldrTranslation : undefined}
          level={3}
          besideAnalysis={analysed}
          onSentence={onSentence}
        >
          <ReaderTags view={view} store={store} />
          <NoteHere
            view={view}
            store={store}
            {...noteField}
            onHistory={() => void call('openLibrary', { arxivId: paper.arxivId }).catch(() => {})}
          />
        </FullReading>
        <div class="workings">
          <AnalysisBlock
            view={view}
            newest={newest}
            level={3}
            store={store}
            settings={settings}
            gate={gate}
            note={note}
            onAnalyse={analyse}
            onSentence={onSentence}
          />
          {paper.abstract !== null && <AskBox arxivId={paper.arxivId} store={store} settings={settings} />}
          {reading && <SimilarPapers key={paper.arxivId} arxivId={paper.arxivId} />}
          {!analysed && reading && <Roles reading={reading} open note={note} />}
        </div>
      </div>
    </section>
  );
}
