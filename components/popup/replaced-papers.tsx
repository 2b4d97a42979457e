import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import type { ReplacedPaper } from '../../lib/messaging/protocol.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { messages } from '../hooks/messages.ts';
import { MathText } from '../shared/math-text.tsx';

export interface ReplacedPapersProps {
  category: string;
  announcementDate: string;
}

/** Papers the reader follows among the day's replacements; each leads to its page in the library, which says what changed. */
export function ReplacedPapers({ category, announcementDate }: ReplacedPapersProps): VNode | null {
  const papers = useSignal<readonly ReplacedPaper[]>([]);
  const { popup } = extensionMessages.value;
  const { versions } = messages.value;
  useEffect(() => {
    let isShown = true;
    call('listReplaced', { category, announcementDate })
      .then((found) => {
        if (isShown) papers.value = found;
      })
      // The day is shown without them.
      .catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, [category, announcementDate, papers]);
  if (papers.value.length === 0) return null;
  return (
    <section class="replaced" data-part="replaced">
      <p class="warn">{popup.replaced(papers.value.length)}</p>
      <ul>
        {papers.value.map(({ arxivId, title, news }) => (
          <li key={arxivId}>
            <button
              type="button"
              class="quiet"
              data-action="open-library"
              data-arxiv-id={arxivId}
              title={title}
              onClick={() => void call('openLibrary', { arxivId }).catch(() => undefined)}
            >
              <span lang="en">
                <MathText text={title} />
              </span>
            </button>{' '}
            <span class="muted small">{news.same ? popup.sameText : versions.mark(news.to)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
