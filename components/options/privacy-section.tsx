import type { VNode } from 'preact';
import type { ProfileView } from '../../lib/messaging/protocol.ts';
import { serviceNameOf } from '../../lib/providers/index.ts';
import { hasConsent, isOnDevice } from '../../lib/providers/profile.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { KeyVault } from './key-vault.tsx';
import type { OptionsModel } from './options-model.ts';
import type { ProfilesModel } from './profiles-model.ts';
import { RemoveProfile } from './remove-profile.tsx';
import { hostOf } from './service-request.ts';
import type { VaultModel } from './vault-model.ts';

interface PrivacyProps {
  model: OptionsModel;
  actions: ProfilesModel;
  vault: VaultModel;
}

/** What goes where, in plain words, and the way to take it back. */
export function PrivacySection({ model, actions, vault }: PrivacyProps): VNode {
  const { privacy } = extensionMessages.value.options;
  const views = model.profiles.value;
  const removed = model.removed.value;
  const served = views.filter(({ profile }) => !isOnDevice(profile));
  const hosts = [...new Set(served.map(({ profile }) => hostOf(profile.baseUrl)))];
  return (
    <>
      <ul class="statements">
        <li>{privacy.device}</li>
        {served.length < views.length && <li>{privacy.inBrowser}</li>}
        {(hosts.length > 0 || views.length === 0) && (
          <li>{hosts.length > 0 ? privacy.sent(hosts.join(', ')) : privacy.sentNowhere}</li>
        )}
        <li>{privacy.arxiv}</li>
        <li>{privacy.key}</li>
        <li>{privacy.telemetry}</li>
      </ul>
      {views.map((view) => (
        <Recipient key={view.profile.id} view={view} actions={actions} />
      ))}
      <KeyVault model={vault} />
      <span role="status" class="good">
        {removed === 'key' && privacy.keyWiped}
        {removed === 'service' && privacy.serviceRemoved}
      </span>
    </>
  );
}

/** One service: whether it may get anything, and what can be taken from it. */
function Recipient({ view, actions }: { view: ProfileView; actions: ProfilesModel }): VNode {
  const { profiles } = extensionMessages.value;
  const { privacy } = extensionMessages.value.options;
  const { profile, hasKey } = view;
  const { id } = profile;
  const host = hostOf(profile.baseUrl);
  const name = serviceNameOf(profile, uiLanguage.value);
  const staysHere = isOnDevice(profile);
  const consented = hasConsent(profile);
  const words = consented ? profiles.consented(host) : profiles.notConsented(host);
  return (
    <div class="recipient" role="group" aria-label={name} data-profile-id={id}>
      <p>
        {name !== host && <strong>{name} · </strong>}
        <span data-part="consent">{staysHere ? profiles.staysHere : words}</span>
      </p>
      <div class="actions">
        {!staysHere && (
          <ActionButton
            action={consented ? 'withdraw-consent' : 'allow'}
            label={consented ? profiles.withdraw : profiles.allow}
            spends
            onAction={() => void (consented ? actions.withdraw(id) : actions.allow(id))}
          />
        )}
        {hasKey && <ActionButton action="clear" label={privacy.wipeKey} onAction={() => void actions.wipeKey(id)} />}
        <RemoveProfile
          id={id}
          name={name}
          label={staysHere ? profiles.remove : privacy.removeService}
          actions={actions}
        />
      </div>
    </div>
  );
}
