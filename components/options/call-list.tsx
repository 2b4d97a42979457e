import type { VNode } from 'preact';
import type { SpendingRow } from '../../lib/queue/spending.ts';
import { errorWords, uiLanguage } from '../hooks/messages.ts';
import { Isolated } from '../shared/isolated.tsx';
import { spendingWords } from './spending-words.ts';

/** Rows drawn; a year may have thousands. */
const MOST_ROWS = 200;

/** Each call, the newest first. */
export function CallList({ rows }: { rows: readonly SpendingRow[] }): VNode {
  const say = spendingWords.value;
  const shown = rows.slice(-MOST_ROWS).toReversed();
  return (
    <details data-part="calls">
      <summary>{say.list(rows.length)}</summary>
      {rows.length > MOST_ROWS && <p class="muted small">{say.more(MOST_ROWS)}</p>}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={say.list(rows.length)}>
        <table class="totals">
          <thead>
            <tr>
              <th scope="col">{say.time}</th>
              <th scope="col">{say.task}</th>
              <th scope="col">{say.subject}</th>
              <th scope="col">{say.model}</th>
              <th scope="col">{say.input}</th>
              <th scope="col">{say.output}</th>
              <th scope="col">{say.cost}</th>
              <th scope="col">{say.result}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Call key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Call({ row }: { row: SpendingRow }): VNode {
  const say = spendingWords.value;
  const { outcome } = row;
  const time = new Date(row.at).toLocaleString(uiLanguage.value, { dateStyle: 'short', timeStyle: 'short' });
  const about = row.estimated ? '≈ ' : '';
  return (
    <tr>
      <th scope="row">{time}</th>
      <td>{say.tasks[row.task]}</td>
      <td>
        <Isolated text={row.subject} />
      </td>
      <td>
        <Isolated text={row.model} />
      </td>
      <td>{about + say.number(row.inputTokens)}</td>
      <td>{about + say.number(row.outputTokens)}</td>
      <td>
        {row.cost === null ? (
          <span class="muted">{row.free ? say.free : say.priceUnknown}</span>
        ) : (
          say.dollars(row.cost)
        )}
      </td>
      <td>
        {outcome === 'done' || outcome === 'stored' ? say.done : <span class="bad">{errorWords(outcome).message}</span>}
      </td>
    </tr>
  );
}
