import type { VNode } from 'preact';
import { isolated } from '../../lib/core/bidi.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { totalsOf } from './import-totals.ts';
import type { ReportsModel, Skipped } from './reports-model.ts';
import { reportsWords } from './reports-words.ts';

/** Files that are named before the rest is counted. */
const SKIPPED_SHOWN = 12;

/** What came in with the last import, what did not, and the way back. */
export function ImportResult({ model }: { model: ReportsModel }): VNode {
  const say = reportsWords.value;
  const run = model.run.value;
  const undo = model.undo.value;
  const totals = run && totalsOf(run.reports);
  const facts: string[] = [];
  if (totals && run.reports.length > 0) {
    const shapes = totals.shapes.map(([shape, count]) => say.shapeCount(count, say.shapes[shape]));
    facts.push(say.facts.papers(totals.papers));
    if (totals.analyses > 0) facts.push(say.facts.analyses(totals.analyses, shapes.join(' · ')));
    if (totals.failed > 0) facts.push(say.facts.failed(totals.failed));
    if (totals.findings > 0) facts.push(say.facts.findings(totals.findings, totals.verified));
    if (totals.verbatim > 0) facts.push(say.facts.verbatim(totals.verbatim));
    if (totals.updated > 0) facts.push(say.facts.updated(totals.updated));
    if (totals.same > 0) facts.push(say.facts.same(totals.same));
  }
  const brought = run?.reports.some(({ outcome }) => outcome !== 'same') ?? false;
  return (
    <div role="status" class="import-result">
      {undo === 'done' && <p class="good">{say.undone}</p>}
      {run && (
        <div data-part="import-summary" data-reports={run.reports.length} data-skipped={run.skipped.length}>
          <p class={run.reports.length > 0 ? 'good' : 'warn'}>
            <strong>{run.reports.length > 0 ? say.came(run.reports.length) : say.nothing}</strong>
          </p>
          {run.cancelled && <p class="warn">{say.cancelled}</p>}
          {facts.length > 0 && (
            <ul class="facts">
              {facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          )}
          {run.skipped.length > 0 && <SkippedFiles skipped={run.skipped} />}
          {brought && (
            <div class="actions">
              <ActionButton
                action="undo"
                label={undo === 'running' ? say.undoing : say.undo}
                disabled={undo === 'running'}
                onAction={() => void model.undoRun()}
              />
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function SkippedFiles({ skipped }: { skipped: readonly Skipped[] }): VNode {
  const say = reportsWords.value;
  return (
    <div data-part="skipped">
      <p class="warn">{say.skipped(skipped.length)}</p>
      <ul class="facts small">
        {skipped.slice(0, SKIPPED_SHOWN).map(({ name, reason }, index) => (
          <li key={index} data-reason={reason}>
            <span class="file-name">{isolated(name)}</span> <span class="muted">{say.reasons[reason]}</span>
          </li>
        ))}
        {skipped.length > SKIPPED_SHOWN && <li class="muted">{say.moreSkipped(skipped.length - SKIPPED_SHOWN)}</li>}
      </ul>
    </div>
  );
}
