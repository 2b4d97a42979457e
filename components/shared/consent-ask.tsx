import type { VNode } from 'preact';
import type { PromptTask } from '../../lib/analysis/analysis.ts';
import { call } from '../../lib/client/background.ts';
import type { PageService } from '../../lib/settings/settings.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { giveConsent, takesConsent } from '../hooks/send-gate.ts';
import { ActionButton } from './action-button.tsx';

type Recipient = Pick<PageService, 'id' | 'name' | 'host'>;

/** What would go where, in words: of this task first, then of all that the consent is for. */
export function ConsentWords({ service, task }: { service: Recipient; task: PromptTask }): VNode {
  const { consent } = messages.value;
  return (
    <p data-part="consent" lang={uiLanguage.value}>
      <strong>{consent.now(consent.what[task], service.host ?? service.name)}</strong> {consent.later}
    </p>
  );
}

/** The way to where a yes is taken. */
export function AllowInOptions(): VNode {
  return (
    <ActionButton
      action="open-options"
      look="primary"
      label={messages.value.consent.allowInOptions}
      onAction={() => void call('openOptions', { section: 'privacy' }).catch(() => undefined)}
    />
  );
}

export interface ConsentAskProps {
  service: Recipient;
  task: PromptTask;
  /** What was asked for and goes on with the reader's yes. */
  onAllow?: () => void;
  onCancel?: () => void;
}

/** Asked once for a service, before anything goes to it. */
export function ConsentAsk({ service, task, onAllow, onCancel }: ConsentAskProps): VNode {
  const { consent, shared } = messages.value;
  return (
    <div class="confirm" role="group" aria-label={consent.label(service.name)}>
      <ConsentWords service={service} task={task} />
      <div class="actions">
        {takesConsent.value ? (
          <ActionButton
            action="allow"
            look="primary"
            spends
            label={consent.allow}
            onAction={() => void giveConsent(service.id).then(onAllow)}
          />
        ) : (
          <AllowInOptions />
        )}
        {onCancel && <ActionButton action="clear" look="quiet" label={shared.cancel} onAction={onCancel} />}
      </div>
    </div>
  );
}
