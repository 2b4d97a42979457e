import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { TASKS } from '../../lib/analysis/analysis.ts';
import { isolated } from '../../lib/core/bidi.ts';
import { listen } from '../../lib/client/background.ts';
import { throttle } from '../../lib/core/throttle.ts';
import {
  type Group,
  GROUPINGS,
  groupSpending,
  isCall,
  savedOf,
  type Total,
  totalOf,
} from '../../lib/queue/spending.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { saveFile } from '../shared/save-file.ts';
import { CallList } from './call-list.tsx';
import { PERIODS, SpendingModel } from './spending-model.ts';
import { spendingWords } from './spending-words.ts';

/** Milliseconds between two readings of the ledger: a month of it is read anew each time, and many calls may end in one second. */
const LOAD_INTERVAL = 2_000;

/** What was spent, on what, and what was not spent again: totals first, each call on request. */
export function SpendingSection(): VNode {
  const model = useMemo(() => new SpendingModel(), []);
  useEffect(() => {
    const open = new AbortController();
    const loadSoon = throttle<void>(LOAD_INTERVAL, () => void model.load());
    loadSoon();
    listen(
      (event) => {
        // A call that has ended is in the ledger.
        if (event.type === 'job' && event.job.state !== 'running' && event.job.state !== 'queued') loadSoon();
      },
      { signal: open.signal, onReconnect: () => void model.load() },
    );
    return () => {
      loadSoon.cancel();
      open.abort();
    };
  }, [model]);

  const say = spendingWords.value;
  const rows = model.shown.value;
  const calls = rows.filter(isCall);
  const error = model.error.value;
  const isFiltered = model.task.value !== null || model.model.value !== null || model.onlyFailed.value;
  return (
    <div class="spending" data-part="spending">
      <p class="muted small">{say.intro}</p>
      <Filters model={model} />
      {error && <ErrorNotice error={error.toShape()} offerOptions={false} onRetry={() => void model.load()} />}
      {model.rows.value === null && !error && <p class="muted">{say.loading}</p>}
      {model.rows.value !== null && calls.length === 0 && (
        <p class="muted">{isFiltered ? say.emptyFiltered : say.empty}</p>
      )}
      {calls.length > 0 && (
        <>
          <Totals groups={groupSpending(rows, model.grouping.value)} total={totalOf(rows)} model={model} />
          <CallList rows={calls} />
          <div class="actions">
            <ActionButton action="export" icon="save" label={say.exportCsv} onAction={() => saveFile(model.toFile())} />
          </div>
        </>
      )}
      <SavedLine model={model} />
    </div>
  );
}

function Filters({ model }: { model: SpendingModel }): VNode {
  const say = spendingWords.value;
  return (
    <div class="filters">
      <Select
        name="ledgerPeriod"
        label={say.period}
        value={model.period.value}
        onPick={(value) => model.show(PERIODS.find((period) => period === value) ?? 'month')}
      >
        {PERIODS.map((period) => (
          <option key={period} value={period}>
            {say.periods[period]}
          </option>
        ))}
      </Select>
      <Select
        name="ledgerTask"
        label={say.task}
        value={model.task.value ?? ''}
        onPick={(value) => {
          model.task.value = TASKS.find((task) => task === value) ?? null;
        }}
      >
        <option value="">{say.anyTask}</option>
        {TASKS.map((task) => (
          <option key={task} value={task}>
            {say.tasks[task]}
          </option>
        ))}
      </Select>
      <Select
        name="ledgerModel"
        label={say.model}
        value={model.model.value ?? ''}
        onPick={(value) => {
          model.model.value = value || null;
        }}
      >
        <option value="">{say.anyModel}</option>
        {model.models.value.map((name) => (
          <option key={name} value={name}>
            {isolated(name)}
          </option>
        ))}
      </Select>
      <Select
        name="ledgerOutcome"
        label={say.outcome}
        value={model.onlyFailed.value ? 'failed' : ''}
        onPick={(value) => {
          model.onlyFailed.value = value === 'failed';
        }}
      >
        <option value="">{say.anyOutcome}</option>
        <option value="failed">{say.onlyFailed}</option>
      </Select>
      <Select
        name="ledgerGrouping"
        label={say.by}
        value={model.grouping.value}
        onPick={(value) => {
          model.grouping.value = GROUPINGS.find((grouping) => grouping === value) ?? 'day';
        }}
      >
        {GROUPINGS.map((grouping) => (
          <option key={grouping} value={grouping}>
            {say.groupings[grouping]}
          </option>
        ))}
      </Select>
    </div>
  );
}

interface SelectProps {
  name: string;
  label: string;
  value: string;
  onPick: (value: string) => void;
  children: ComponentChildren;
}

function Select({ name, label, value, onPick, children }: SelectProps): VNode {
  return (
    <span class="filter">
      <label for={name} class="muted small">
        {label}
      </label>
      <select id={name} name={name} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {children}
      </select>
    </span>
  );
}

function Totals({ groups, total, model }: { groups: readonly Group[]; total: Total; model: SpendingModel }): VNode {
  const say = spendingWords.value;
  const grouping = model.grouping.value;
  const nameOf = (key: string): string => {
    if (grouping === 'task') return say.tasks[TASKS.find((task) => task === key) ?? 'abstract'];
    return key === '' ? say.noCategory : isolated(key);
  };
  return (
    <>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={say.by}>
        <table class="totals" data-part="totals">
          <thead>
            <tr>
              <th scope="col">{say.groupings[grouping]}</th>
              <th scope="col">{say.calls}</th>
              <th scope="col">{say.failed}</th>
              <th scope="col">{say.input}</th>
              <th scope="col">{say.output}</th>
              <th scope="col">{say.cost}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key} data-key={group.key}>
                <th scope="row">{nameOf(group.key)}</th>
                <Figures total={group} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say.total}</th>
              <Figures total={total} />
            </tr>
          </tfoot>
        </table>
      </div>
      {total.unpriced > 0 && total.cost > 0 && <p class="muted small">{say.unpriced(total.unpriced)}</p>}
      {total.free > 0 && <p class="muted small">{say.freeTokens(total.free)}</p>}
      {total.estimated > 0 && <p class="muted small">{say.estimated(total.estimated)}</p>}
    </>
  );
}

/** Money only where some price is known: nothing unknown is shown as nothing. */
function Figures({ total }: { total: Total }): VNode {
  const say = spendingWords.value;
  const isUnknown = total.cost === 0 && total.unpriced > 0;
  const isFree = total.cost === 0 && total.free > 0;
  const none = isUnknown ? say.priceUnknown : isFree ? say.free : null;
  return (
    <>
      <td>{say.number(total.calls)}</td>
      <td class={total.failed > 0 ? 'warn' : undefined}>{say.number(total.failed)}</td>
      <td>{say.number(total.inputTokens)}</td>
      <td>{say.number(total.outputTokens)}</td>
      <td>{none ? <span class="muted">{none}</span> : say.dollars(total.cost)}</td>
    </>
  );
}

function SavedLine({ model }: { model: SpendingModel }): VNode | null {
  const say = spendingWords.value;
  const { answers, tokens, cost } = savedOf(model.shown.value);
  if (answers === 0) return null;
  return (
    <p class="good small" data-part="saved">
      {say.saved(answers, tokens)} {cost > 0 && say.savedCost(say.dollars(cost))}
    </p>
  );
}
