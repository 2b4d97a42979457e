import type { VNode } from 'preact';
import type { Estimate } from '../../lib/messaging/protocol.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';

/** What the work would send and cost; null while it is being reckoned. An unknown price is said, not guessed. */
export function EstimateLine({ estimate }: { estimate: Estimate | null }): VNode {
  const { shared } = messages.value;
  return (
    <span data-part="estimate" aria-live="polite" lang={uiLanguage.value}>
      {estimate === null ? shared.estimating : wordsFor(estimate)}
    </span>
  );
}

function wordsFor({ papers, inputTokens, outputTokens, cost, priceNoted, free, waits }: Estimate): string {
  const { shared } = messages.value;
  if (papers === 0) return shared.estimateNothing;
  if (free) return [shared.estimate(papers, inputTokens + outputTokens), shared.free].join(' · ');
  const price = cost === null ? shared.estimateUnknown : shared.estimateCost(cost);
  const age = cost === null || priceNoted === null ? [] : [shared.priceNoted(priceNoted)];
  const budget = waits ? [shared.estimateWaits[waits]] : [];
  return [shared.estimate(papers, inputTokens + outputTokens), price, ...age, ...budget].join(' · ');
}
