import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { SimilarPapers as Similar } from '../../lib/messaging/protocol.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { MathText } from '../shared/math-text.tsx';

interface SimilarPapersProps {
  arxivId: string;
  /** Where one of them leads to; on arXiv to its abstract page. */
  hrefOf?: (arxivId: string) => string;
}

const absPath = (arxivId: string): string => `/abs/${arxivId}`;

/** Papers met before that share words with this one; reckoned when the reader looks. */
export function SimilarPapers({ arxivId, hrefOf = absPath }: SimilarPapersProps): VNode {
  const { abstractPanel, shared } = messages.value;
  const similar = useSignal<Similar | null>(null);
  const error = useSignal<ErrorShape | null>(null);
  const load = async (): Promise<void> => {
    error.value = null;
    try {
      similar.value = await call('findSimilar', { arxivId });
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    }
  };
  const found = similar.value;
  return (
    <details
      data-part="similar"
      lang={uiLanguage.value}
      onToggle={(event) => {
        if (event.currentTarget.open) void load();
      }}
    >
      <summary>{abstractPanel.similar}</summary>
      {error.value && <ErrorNotice error={error.value} onRetry={() => void load()} />}
      {!found && !error.value && <p class="muted">{shared.loading}</p>}
      {found && found.papers.length === 0 && <p class="muted">{abstractPanel.similarNone(found.others)}</p>}
      {found && found.papers.length > 0 && (
        <>
          <ul class="similar">
            {found.papers.map((paper) => (
              <li key={paper.arxivId} lang="en" data-words="authors">
                <a href={hrefOf(paper.arxivId)} data-arxiv-id={paper.arxivId}>
                  <MathText text={paper.title} />
                </a>
              </li>
            ))}
          </ul>
          <p class="muted small">{abstractPanel.similarHow(found.others)}</p>
        </>
      )}
    </details>
  );
}
