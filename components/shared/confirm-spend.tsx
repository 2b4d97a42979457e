import type { VNode } from 'preact';
import type { Estimate } from '../../lib/messaging/protocol.ts';
import { messages } from '../hooks/messages.ts';
import { type Action, ActionButton } from './action-button.tsx';
import { EstimateLine } from './estimate-line.tsx';

export interface ConfirmSpendProps {
  action: Action;
  /** null while it is being reckoned: nothing can be confirmed before. */
  estimate: Estimate | null;
  label: string;
  /** Who would be sent what. */
  recipient: string | null;
  onConfirm: () => void;
  onCancel: () => void;
}

/** The second step of anything that costs: what it would send, to whom, for how much; then yes or no. */
export function ConfirmSpend({ action, estimate, label, recipient, onConfirm, onCancel }: ConfirmSpendProps): VNode {
  const { shared } = messages.value;
  return (
    <div class="confirm">
      <p>
        <EstimateLine estimate={estimate} />
        {recipient && (
          <span class="muted" data-part="recipient">
            {recipient}
          </span>
        )}
      </p>
      <div class="actions">
        {estimate !== null && estimate.papers > 0 && (
          <ActionButton action={action} look="primary" label={label} spends onAction={onConfirm} />
        )}
        <ActionButton action="clear" look="quiet" label={shared.cancel} onAction={onCancel} />
      </div>
    </div>
  );
}
