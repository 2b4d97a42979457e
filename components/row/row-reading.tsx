import type { ComponentChildren, VNode } from 'preact';
import { isImported } from '../../lib/analysis/analysis.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import type { OfflineReading } from '../../lib/reader/reading.ts';
import { messages } from '../hooks/messages.ts';
import type { NoteOn } from '../hooks/note-link.ts';
import { shownLanguages } from '../hooks/shown-languages.ts';
import { currentAnalyses } from '../hooks/surface-state.ts';
import { languagesAtHand } from '../shared/analysis-view.tsx';
import { CodeLinks } from '../shared/code-links.tsx';
import { Findings, offlineFindings } from '../shared/findings.tsx';
import { Heading, type HeadingLevel } from '../shared/heading.tsx';
import { MathText } from '../shared/math-text.tsx';
import { hasModelTldr, ModelTldr } from '../shared/model-tldr.tsx';
import { NoteButton } from '../shared/note-button.tsx';
import { OwnTldr, type OwnTldrProps } from '../shared/own-tldr.tsx';

/** Said in place of a reading. */
export function NoAbstract({ arxivId, fetching }: { arxivId: string; fetching: boolean }): VNode {
  const { row } = messages.value;
  return (
    <p class="muted">
      {fetching ? row.abstractOnItsWay : row.noAbstract}{' '}
      <a href={`https://arxiv.org/abs/${arxivId}`}>{row.openAbstractPage}</a>
    </p>
  );
}

/** What a closed row says: the one sentence, and next to it the findings in as little room. */
export function ShortReading(props: OwnTldrProps & { reading: OfflineReading }): VNode {
  const { reading, ...own } = props;
  const { view } = own;
  return (
    <div class="short-reading">
      {hasModelTldr(view) ? <ModelTldr triage={view.triage} /> : <OwnTldr {...own} />}
      <ShortFindings view={view} reading={reading} />
    </div>
  );
}

/** Findings of a closed row: what fills its two lines. */
const SHORT = 3;

/** A model's findings in the reader's language once there are some, else the authors' own sentences. */
function ShortFindings({ view, reading }: { view: PaperView; reading: OfflineReading }): VNode {
  // A closed row has no room to say where an imported analysis comes from.
  const analyses = currentAnalyses(view).filter((analysis) => !isImported(analysis));
  const [language] = shownLanguages(languagesAtHand(analyses, null));
  const written = analyses.find((each) => each.language === language);
  if (written && language && written.findings.length > 0) {
    return (
      <Findings findings={written.findings.slice(0, SHORT)} words="model" lang={language} analysis={written} compact />
    );
  }
  // The one sentence is in view already: it goes last.
  const findings = offlineFindings(reading).toSorted(
    (a, b) => Number(a.sentences[0] === reading.tldr) - Number(b.sentences[0] === reading.tldr),
  );
  return <Findings findings={findings.slice(0, SHORT)} words="authors" lang="en" compact />;
}

export interface FullReadingProps extends OwnTldrProps {
  /** Of its headings. */
  level: HeadingLevel;
  /** Next to an analysis the abstract by role closes the reading; before there is one it stands in its column. */
  besideAnalysis: boolean;
  onSentence?: (ids: readonly number[] | null) => void;
  /** Has the reader write on a sentence. */
  note?: NoteOn;
  /** The note: it stands with what the reader has read, not below a long analysis. */
  children?: ComponentChildren;
}

/** Whether there is anything of an analysis to show, stored or growing. */
export function hasAnalysis({ analyses, job }: PaperView): boolean {
  return analyses.length > 0 || (job !== null && job.state !== 'failed' && languagesAtHand([], job.partial).length > 0);
}

/** What an open row says of itself: the sentence, the findings, the abstract by role. */
export function FullReading(props: FullReadingProps): VNode {
  const { level, besideAnalysis, onSentence, note, children, ...own } = props;
  const { view } = own;
  const { shared } = messages.value;
  const { reading } = view;
  return (
    <div class="reading">
      {hasModelTldr(view) && <ModelTldr triage={view.triage} />}
      <OwnTldr {...own} />
      {reading && (
        <div class="own-findings">
          <Heading level={level}>
            {shared.findings} <span class="muted small">{shared.offlineFindingsHint}</span>
          </Heading>
          <Findings
            findings={offlineFindings(reading)}
            words="authors"
            lang="en"
            {...(onSentence ? { onSentence } : {})}
            note={note}
          />
        </div>
      )}
      {reading && besideAnalysis && <Roles reading={reading} open={false} note={note} />}
      {reading && <CodeLinks links={reading.codeLinks} />}
      {children}
    </div>
  );
}

interface RolesProps {
  reading: OfflineReading;
  open: boolean;
  note?: FullReadingProps['note'] | undefined;
}

export function Roles({ reading, open, note }: RolesProps): VNode {
  const { row, shared } = messages.value;
  return (
    <details open={open}>
      <summary>{row.roles}</summary>
      <ol class="roles">
        {reading.sentences.map(({ id, role, text }) => (
          <li key={id} data-role={role} data-anchor={`sentence-${id}`}>
            <span class="role">{row.role[role]}</span>
            <span>
              <span lang="en">
                <MathText text={text} />
              </span>{' '}
              {note && (
                <NoteButton
                  note={note}
                  place={{ anchor: `sentence-${id}`, label: shared.sentence(String(id)), quote: text }}
                />
              )}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
