import type { VNode } from 'preact';
import type { SyncStageResult } from '../../lib/sync/examine.ts';
import type { sync } from '../../lib/i18n/en/sync.ts';
import { Icon, type IconName } from '../shared/icon.tsx';
import { Isolated } from '../shared/isolated.tsx';
import { syncWords } from './sync-words.ts';

const ICONS: Record<SyncStageResult['state'], IconName> = {
  passed: 'check',
  failed: 'close',
  warning: 'warning',
  'not-reached': 'dash',
};

/** What a look at the server found, stage by stage. */
export function SyncStages({ results }: { results: readonly SyncStageResult[] }): VNode {
  const say = syncWords.value;
  const isPassed = results.every(({ state }) => state === 'passed' || state === 'warning');
  return (
    <>
      <p role="status" class={isPassed ? 'good' : 'visually-hidden'} data-part="sync-verdict">
        {isPassed && (
          <>
            <Icon name="check" /> {say.passed}
          </>
        )}
      </p>
      <ol class="checks" data-part="sync-stages">
        {results.map(({ stage, state, finding, detail }) => (
          <li key={stage} data-stage={stage} data-check={state} data-finding={finding}>
            <details open={state === 'failed' || state === 'warning'}>
              <summary>
                <Icon name={ICONS[state]} />
                <span class="stage">{say.stages[stage]}</span>
                <span class="state small">{say.states[state]}</span>
              </summary>
              <div class="check-body">
                {finding && <Finding words={wordsOf(finding, say)} />}
                {detail !== undefined && (
                  <p class="muted small">
                    {say.detail}
                    <Isolated text={detail} />
                  </p>
                )}
              </div>
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}

function Finding({ words: { says, next } }: { words: { says: string; next?: string } }): VNode {
  return (
    <>
      <p>{says}</p>
      {next !== undefined && <p>{next}</p>}
    </>
  );
}

function wordsOf(
  finding: NonNullable<SyncStageResult['finding']>,
  { findings, faults }: typeof sync,
): { says: string; next?: string } {
  return isFinding(finding, findings) ? { says: findings[finding] } : faults[finding];
}

function isFinding<Name extends string>(name: string, known: Readonly<Record<Name, string>>): name is Name {
  return Object.hasOwn(known, name);
}
