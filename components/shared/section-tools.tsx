import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { Analysis } from '../../lib/analysis/analysis.ts';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import { PROBLEM_KINDS, type ProblemKind } from '../../lib/exchange/problem.ts';
import type { NoteOn } from '../hooks/note-link.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';
import { NoteButton } from './note-button.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { saveFile } from './save-file.ts';

export interface SectionToolsProps {
  analysis: Analysis;
  /** Id of a section, or `findings`; its heading, and its name in the language of the UI. */
  section: string;
  heading: string;
  name: string;
  /** Has the reader write on it. */
  note?: NoteOn;
}

/** What a reader can do with one section: write on it, or keep a report of what is wrong with it. */
export function SectionTools({ analysis, section, heading, name, note }: SectionToolsProps): VNode {
  const { shared } = messages.value;
  const open = useSignal(false);
  return (
    <div class="section-tools" data-part="section-tools" data-open={open.value} lang={uiLanguage.value}>
      <span class="tools">
        {note && <NoteButton note={note} place={{ anchor: `section-${section}`, label: `§ ${heading}` }} name={name} />}
        <ActionButton
          action="report"
          icon="warning"
          look="quiet"
          label={shared.report(name)}
          iconOnly
          expanded={open.value}
          onAction={() => {
            open.value = !open.value;
          }}
        />
      </span>
      {open.value && (
        <ReportForm
          analysis={analysis}
          section={section}
          onDone={() => {
            open.value = false;
          }}
        />
      )}
    </div>
  );
}

interface ReportFormProps {
  analysis: Analysis;
  section: string;
  onDone: () => void;
}

function ReportForm({ analysis, section, onDone }: ReportFormProps): VNode {
  const { shared } = messages.value;
  const id = useId();
  const kind = useSignal<ProblemKind>('not-in-paper');
  const words = useSignal('');
  const error = useSignal<ErrorShape | null>(null);
  const save = async (): Promise<void> => {
    error.value = null;
    try {
      const { arxivId, key } = analysis;
      const problem = { section, kind: kind.value, words: words.value };
      saveFile(await call('exportProblem', { arxivId, key, ...problem }));
      onDone();
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    }
  };
  return (
    <form
      class="report-form"
      data-part="report"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label for={`${id}-kind`}>{shared.reportKind}</label>
      <select
        id={`${id}-kind`}
        name="kind"
        value={kind.value}
        onChange={(event) => {
          kind.value = PROBLEM_KINDS.find((each) => each === event.currentTarget.value) ?? 'other';
        }}
      >
        {PROBLEM_KINDS.map((each) => (
          <option key={each} value={each}>
            {shared.problemKinds[each]}
          </option>
        ))}
      </select>
      <label for={`${id}-words`}>{shared.reportWords}</label>
      <textarea
        id={`${id}-words`}
        name="words"
        rows={2}
        dir="auto"
        maxLength={4_000}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value;
        }}
      />
      <p class="muted small">{shared.reportHint}</p>
      <div class="actions">
        <ActionButton action="save-report" icon="save" label={shared.save} onAction={() => void save()} />
        <ActionButton action="toggle" look="quiet" label={shared.cancel} onAction={onDone} />
      </div>
      {error.value && <ErrorNotice error={error.value} onRetry={() => void save()} />}
    </form>
  );
}
