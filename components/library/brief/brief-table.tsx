import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { absUrl } from '../../../lib/arxiv/urls.ts';
import { BRIEF_COLUMNS, type BriefPaper } from '../../../lib/library/brief.ts';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { MathText } from '../../shared/math-text.tsx';
import { formatRoute } from '../route.ts';
import { briefWords } from './brief-words.ts';
import { Statement } from './statement.tsx';

interface BriefTableProps {
  papers: readonly BriefPaper[];
  onMove: (arxivId: string, by: -1 | 1) => void;
  onRemove: (arxivId: string) => void;
}

/** A line per paper; on a narrow window it is moved sideways under the papers' names. */
export function BriefTable({ papers, onMove, onRemove }: BriefTableProps): VNode {
  const say = briefWords.value;
  const table = useRef<HTMLTableElement>(null);
  const pressed = useRef<{ arxivId: string; control: string } | null>(null);
  const order = papers.map(({ arxivId }) => arxivId).join(',');
  // A line that was moved is put in anew, and the focus with it would be lost.
  useEffect(() => {
    const { arxivId = '', control = '' } = pressed.current ?? {};
    pressed.current = null;
    const row = [...(table.current?.rows ?? [])].find((each) => each.dataset['arxivId'] === arxivId);
    const same = row?.querySelector<HTMLButtonElement>(`[data-control="${control}"]:not(:disabled)`);
    (same ?? row?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
  }, [order]);
  const after = (arxivId: string): string => {
    const at = papers.findIndex((paper) => paper.arxivId === arxivId);
    return (papers[at + 1] ?? papers[at - 1])?.arxivId ?? '';
  };
  return (
    <section class="brief-part" aria-label={say.table}>
      {/* Reached by keyboard, so that it can be moved sideways. */}
      <div class="brief-scroll" tabIndex={0} role="group" aria-label={say.table}>
        <table ref={table}>
          <thead>
            <tr>
              <th scope="col">{say.paper}</th>
              {BRIEF_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {say.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {papers.map(({ arxivId, title, authors, date, cells }, place) => (
              <tr key={arxivId} data-arxiv-id={arxivId}>
                <th scope="row">
                  <a href={formatRoute({ place: 'paper', steps: [arxivId] })} lang="en">
                    <MathText text={title} />
                  </a>
                  <span class="muted small brief-by">
                    {authors.length > 1 ? `${authors[0]} +${authors.length - 1}` : authors[0]}
                    {date && ` · ${date.slice(0, 4)}`} ·{' '}
                    <a href={absUrl(arxivId)} target="_blank" rel="noopener">
                      {arxivId}
                    </a>
                  </span>
                  <span class="brief-controls">
                    {(['up', 'down'] as const).map((control) => (
                      <Control
                        key={control}
                        control={control}
                        icon={control}
                        label={say[control](title)}
                        disabled={control === 'up' ? place === 0 : place === papers.length - 1}
                        onPress={() => {
                          pressed.current = { arxivId, control };
                          onMove(arxivId, control === 'up' ? -1 : 1);
                        }}
                      />
                    ))}
                    <Control
                      control="remove"
                      icon="close"
                      label={say.remove(title)}
                      onPress={() => {
                        pressed.current = { arxivId: after(arxivId), control: 'remove' };
                        onRemove(arxivId);
                      }}
                    />
                  </span>
                </th>
                {BRIEF_COLUMNS.map((column) => (
                  <td key={column} data-column={column}>
                    {cells[column].length === 0 && <span class="muted small">{say.none}</span>}
                    {cells[column].map((statement, position) => (
                      <Statement
                        key={position}
                        statement={statement}
                        withSource={position === cells[column].length - 1}
                      />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface ControlProps {
  control: string;
  icon: IconName;
  label: string;
  disabled?: boolean;
  onPress: () => void;
}

function Control({ control, icon, label, disabled = false, onPress }: ControlProps): VNode {
  return (
    <button
      type="button"
      class="quiet icon-only"
      data-control={control}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
