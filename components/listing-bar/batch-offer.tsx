import type { VNode } from 'preact';
import type { BatchEstimate } from '../../lib/messaging/protocol.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { EstimateLine } from '../shared/estimate-line.tsx';

/** The second choice for many papers: later and cheaper, with an estimate of its own. */
export function BatchOffer({ estimate, onConfirm }: { estimate: BatchEstimate; onConfirm: () => void }): VNode {
  const { batches: words } = messages.value;
  const { discount, ...priced } = estimate;
  return (
    <div class="batch-offer" data-part="batch-offer">
      <p>
        <strong>{words.offer(discount)}</strong> <EstimateLine estimate={priced} />
      </p>
      <div class="actions">
        <ActionButton
          action="analyse-batch"
          label={words.confirm(estimate.papers)}
          hint={words.hint}
          spends
          onAction={onConfirm}
        />
      </div>
    </div>
  );
}
