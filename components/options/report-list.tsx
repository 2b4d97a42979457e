import type { VNode } from 'preact';
import { call } from '../../lib/client/background.ts';
import { isolated } from '../../lib/core/bidi.ts';
import type { ReportHead } from '../../lib/messaging/protocol.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { saveFile } from '../shared/save-file.ts';
import type { ReportsModel } from './reports-model.ts';
import { reportsWords } from './reports-words.ts';

/** The reports that are here, each with the ways out of the library. */
export function ReportList({ model }: { model: ReportsModel }): VNode | null {
  const say = reportsWords.value;
  const stored = model.stored.value;
  const removed = model.removed.value;
  if (stored === null) return null;
  return (
    <>
      <p role="status" class={removed ? 'good' : 'visually-hidden'}>
        {removed && say.removed(nameOf(removed, say.undated))}
      </p>
      {stored.length === 0 && <p class="muted">{say.none}</p>}
      {stored.length > 0 && (
        <details class="stored-reports">
          <summary>{say.stored(stored.length)}</summary>
          <ul>
            {stored.map((report) => (
              <StoredReport key={report.id} report={report} model={model} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function nameOf({ category, announcementDate, fileName }: ReportHead, undated: string): string {
  const day = [category, announcementDate].filter(Boolean).join(' · ');
  return day === '' ? isolated(fileName ?? undated) : day;
}

function StoredReport({ report, model }: { report: ReportHead; model: ReportsModel }): VNode {
  const say = reportsWords.value;
  const { id, category, announcementDate, papers, failed } = report;
  const name = nameOf(report, say.undated);
  const day = category === null || announcementDate === null ? null : { category, announcementDate };
  return (
    <li data-report-id={id} role="group" aria-label={name}>
      <span>
        {name} <span class={failed > 0 ? 'warn small' : 'muted small'}>{say.storedPapers(papers, failed)}</span>
      </span>
      <span class="actions">
        <ActionButton
          action="export"
          look="quiet"
          label={say.saveMarkdown}
          hint={say.saveAs(say.saveMarkdown, name)}
          onAction={() =>
            void model.save(() => (day ? call('exportReport', day) : call('exportImported', { id })), saveFile)
          }
        />
        {day && (
          <ActionButton
            action="export-html"
            look="quiet"
            label={say.saveHtml}
            hint={say.saveAs(say.saveHtml, name)}
            onAction={() => void model.save(() => call('exportReport', { ...day, format: 'html' }), saveFile)}
          />
        )}
        <ActionButton
          action="remove-report"
          look="quiet"
          label={say.remove}
          hint={say.ofReport(say.remove, name)}
          onAction={() => void model.remove(report)}
        />
      </span>
    </li>
  );
}
