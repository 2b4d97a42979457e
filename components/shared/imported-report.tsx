import type { VNode } from 'preact';
import type { ImportedDay } from '../../lib/messaging/protocol.ts';
import { localDay } from '../../lib/core/dates.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { Heading, type HeadingLevel } from './heading.tsx';
import { Markdown } from './markdown.tsx';
import { MathText } from './math-text.tsx';

export interface ImportedReportProps {
  imported: ImportedDay;
  /** The report is all that is known of the day. */
  partial: boolean;
  level: HeadingLevel;
  /** Opens abstract pages in a new tab, as a popup must. */
  newTab: boolean;
}

/** What an imported report says of a day: its summary as it stands, and what became of each of its papers. */
export function ImportedReport({ imported, partial, level, newTab }: ImportedReportProps): VNode {
  const { shared } = messages.value;
  const { summary, language, papers, importedAt } = imported;
  const failed = papers.some(({ state }) => state === 'failed');
  return (
    <section data-part="imported-report" lang={uiLanguage.value}>
      <Heading level={level}>{shared.imported.heading}</Heading>
      {partial && (
        <p class="muted small" data-part="partial">
          {shared.imported.partial(papers.length)}
        </p>
      )}
      {summary === null && <p class="muted">{shared.imported.noSummary}</p>}
      {summary !== null && (
        <div lang={language} data-part="imported-summary">
          <Markdown text={summary} />
        </div>
      )}
      {papers.length > 0 && (
        <details open={failed}>
          <summary>{shared.imported.papers(papers.length)}</summary>
          <ol class="imported-papers">
            {papers.map(({ arxivId, title, state }) => (
              <li key={arxivId} data-import-state={state}>
                <a
                  data-arxiv-id={arxivId}
                  href={`https://arxiv.org/abs/${arxivId}`}
                  lang="en"
                  {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}
                >
                  <MathText text={title} />
                </a>{' '}
                <span class={`small ${state === 'failed' ? 'bad' : 'muted'}`}>{shared.imported.states[state]}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
      <p class="muted small" data-part="provenance" data-source="report">
        {shared.imported.provenance(localDay(new Date(importedAt)))}
      </p>
    </section>
  );
}
