import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Estimate, EstimateSubject } from '../../lib/messaging/protocol.ts';
import { type EstimateStore, useEstimate } from '../hooks/estimate-store.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';

/** What one press would be reckoned with. */
export interface Priced {
  estimates: EstimateStore;
  subject: EstimateSubject;
}

export interface EstimateNoteProps extends Priced {
  /** For `aria-describedby` of the button. */
  id: string;
  /** What it is the estimate of, where two stand side by side. */
  label?: string;
  /** Read out when it comes: beside a control that has the focus. */
  live?: boolean;
}

/** What one call would take and cost, quietly beside the button that makes it; without an estimate, nothing. */
export function EstimateNote({ estimates, subject, id, label, live = false }: EstimateNoteProps): VNode | null {
  const { shared } = messages.value;
  const known = useEstimate(estimates, subject);
  // Until the next one has come, such as for a question typed on, the last one stays.
  const last = useRef(known);
  const estimate = known === undefined ? last.current : known;
  last.current = estimate;
  if (estimate === null || estimate?.papers === 0) return null;
  const facts = estimate ? factsOf(estimate) : [shared.estimating];
  return (
    <span
      id={id}
      data-part="estimate"
      lang={uiLanguage.value}
      aria-live={live ? 'polite' : undefined}
      aria-busy={estimate === undefined}
    >
      {facts.map((fact, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          {index > 0 ? <span class="fact">{fact}</span> : label === undefined ? fact : shared.estimateOf(label, fact)}
        </span>
      ))}
    </span>
  );
}

function factsOf({ inputTokens, outputTokens, cost, free, priceNoted, unread, waits }: Estimate): string[] {
  const { shared } = messages.value;
  const tokens = roughly(inputTokens + outputTokens);
  const most = unread ? roughly(unread.mostTokens) : tokens;
  const isOpen = unread !== undefined && most > tokens;
  const facts = [
    isOpen ? shared.estimateUnread(tokens, unread.pages, unread.stated, most) : shared.estimateTokens(tokens),
  ];
  if (free) facts.push(shared.free);
  else if (cost === null) facts.push(shared.costUnknown);
  else {
    const mostCost = isOpen ? unread.mostCost : null;
    facts.push(mostCost === null ? shared.estimateCost(cost) : shared.estimateMostCost(cost, mostCost));
    if (priceNoted !== null) facts.push(shared.priceOf(priceNoted));
  }
  if (waits) facts.push(shared.estimateWaits[waits]);
  return facts;
}

/** To two figures: more would claim to know what is reckoned. */
function roughly(tokens: number): number {
  return Number(tokens.toPrecision(2));
}
