import type { VNode } from 'preact';
import type { PromptTask } from '../../lib/analysis/analysis.ts';
import type { Estimate } from '../../lib/messaging/protocol.ts';
import type { PageService } from '../../lib/settings/settings.ts';
import { messages } from '../hooks/messages.ts';
import { giveConsent, takesConsent } from '../hooks/send-gate.ts';
import { type Action, ActionButton } from './action-button.tsx';
import { AllowInOptions, ConsentWords } from './consent-ask.tsx';
import { EstimateLine } from './estimate-line.tsx';
import { recipientWords } from './recipient-words.ts';

export interface ConfirmSpendProps {
  action: Action;
  /** null while it is being reckoned: nothing can be confirmed before. */
  estimate: Estimate | null;
  label: string;
  /** Who would be sent what, in words that name the service. */
  service: PageService | null;
  task: PromptTask;
  recipient: (name: string) => string;
  onConfirm: () => void;
  onCancel: () => void;
  /** Another way to have it done, given what confirms it: the consent asked for here holds for it as well. */
  other?: (confirmWith: (act: () => void) => void) => VNode | null;
}

/** The second step of anything that costs: what it would send, to whom, for how much; then yes or no. */
export function ConfirmSpend(props: ConfirmSpendProps): VNode {
  const { action, estimate, label, service, task, recipient, onConfirm, onCancel } = props;
  const { shared } = messages.value;
  // The first time the words below say so, and the one press answers both questions.
  const asksConsent = service !== null && !service.consented;
  const isHeldUp = asksConsent && !takesConsent.value;
  const confirmWith = (act: () => void): void => {
    if (asksConsent) void giveConsent(service.id).then(act);
    else act();
  };
  return (
    <div class="confirm">
      <p>
        <EstimateLine estimate={estimate} />
        {service && (
          <span class="muted" data-part="recipient">
            {recipientWords(service, recipient)}
          </span>
        )}
      </p>
      {asksConsent && <ConsentWords service={service} task={task} />}
      <div class="actions">
        {isHeldUp && <AllowInOptions />}
        {!isHeldUp && estimate !== null && estimate.papers > 0 && (
          <ActionButton action={action} look="primary" label={label} spends onAction={() => confirmWith(onConfirm)} />
        )}
        <ActionButton action="clear" look="quiet" label={shared.cancel} onAction={onCancel} />
      </div>
      {!isHeldUp && props.other?.(confirmWith)}
    </div>
  );
}

/** The second step of analysing the abstracts of several papers. */
export function ConfirmAnalysis(
  props: Pick<ConfirmSpendProps, 'estimate' | 'service' | 'onConfirm' | 'onCancel' | 'other'>,
): VNode {
  const { listingBar } = messages.value;
  return (
    <ConfirmSpend
      {...props}
      action="analyse-all"
      label={listingBar.analyseAllConfirm(props.estimate?.papers ?? 0)}
      task="abstract"
      recipient={listingBar.analyseAllSends}
    />
  );
}
