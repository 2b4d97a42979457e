import type { VNode } from 'preact';
import type { SyncFault } from '../../lib/sync/faults.ts';
import { Icon } from '../shared/icon.tsx';
import { Isolated } from '../shared/isolated.tsx';
import { syncWords } from './sync-words.ts';

/** What is wrong with the server, and what helps. */
export function SyncFaultNotice({ fault, detail = null }: { fault: SyncFault; detail?: string | null }): VNode {
  const say = syncWords.value;
  const { says, next } = say.faults[fault];
  return (
    <div data-part="sync-fault" data-fault={fault} role="alert">
      <p>
        <Icon name="warning" /> <strong>{says}</strong> {next}
      </p>
      {detail !== null && (
        <p class="muted small">
          {say.detail}
          <Isolated text={detail} />
        </p>
      )}
    </div>
  );
}
