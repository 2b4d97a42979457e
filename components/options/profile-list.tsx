import type { VNode } from 'preact';
import type { ProfileView } from '../../lib/messaging/protocol.ts';
import { findProvider, serviceNameOf } from '../../lib/providers/index.ts';
import { hasConsent } from '../../lib/providers/profile.ts';
import { defaultProfile } from '../../lib/settings/profiles.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { Isolated } from '../shared/isolated.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import type { OptionsModel } from './options-model.ts';
import type { ProfilesModel } from './profiles-model.ts';
import { RemoveProfile } from './remove-profile.tsx';

interface ProfileListProps {
  model: OptionsModel;
  actions: ProfilesModel;
}

/** The services that are saved, and the way to one more; nothing before there is one. */
export function ProfileList({ model, actions }: ProfileListProps): VNode | null {
  const { profiles } = extensionMessages.value;
  const views = model.profiles.value;
  const error = actions.error.value;
  if (views.length === 0) return null;
  const isNew = model.editing.value === null;
  return (
    <div class="profiles">
      <ul data-part="profiles" aria-label={profiles.list}>
        {views.map((view) => (
          <Row key={view.profile.id} view={view} model={model} actions={actions} />
        ))}
      </ul>
      {error && <ErrorNotice error={error.toShape()} offerOptions={false} />}
      <div class="actions">
        <ActionButton action="add-profile" pressed={isNew} label={profiles.add} onAction={() => model.edit(null)} />
        {!isNew && model.drafts.has(null) && <span class="muted small">{profiles.unsaved}</span>}
      </div>
    </div>
  );
}

/** In one word, what a profile is like now. */
function stateOf({ profile, hasKey, paused }: ProfileView): 'paused' | 'no-key' | 'asks' | 'ready' {
  if (findProvider(profile.provider)?.keyRequired && !hasKey) return 'no-key';
  if (!hasConsent(profile)) return 'asks';
  return paused ? 'paused' : 'ready';
}

function Row({ view, model, actions }: ProfileListProps & { view: ProfileView }): VNode {
  const { profiles } = extensionMessages.value;
  const { shared } = messages.value;
  const { profile, paused } = view;
  const { id } = profile;
  const name = serviceNameOf(profile, uiLanguage.value);
  const settings = model.settings.value;
  const isDefault = settings !== null && defaultProfile(settings)?.id === id;
  const state = stateOf(view);
  const words = { paused: profiles.paused, 'no-key': profiles.noKey, asks: profiles.asksFirst, ready: null }[state];
  return (
    <li data-profile-id={id} data-state={state} data-default={isDefault}>
      <div class="profile-line">
        <button
          type="button"
          data-action="edit-profile"
          aria-pressed={model.editing.value === id}
          aria-label={profiles.edit(name)}
          onClick={() => model.edit(id)}
        >
          {name}
        </button>
        <span class="small">
          <Isolated text={profile.model} />
        </span>
        {isDefault && <span class="muted small">{profiles.isDefault}</span>}
        {words && <span class={state === 'asks' ? 'muted small' : 'bad small'}>{words}</span>}
        {model.drafts.has(id) && <span class="muted small">{profiles.unsaved}</span>}
        <span class="profile-actions">
          {!isDefault && (
            <ActionButton
              action="default-profile"
              look="quiet"
              label={profiles.makeDefault}
              hint={profiles.makeDefaultLabel(name)}
              onAction={() => void actions.makeDefault(id)}
            />
          )}
          <RemoveProfile id={id} name={name} label={profiles.remove} look="quiet" actions={actions} />
        </span>
      </div>
      {state === 'paused' && paused && (
        <ErrorNotice
          error={paused}
          service={name}
          more={shared.waitsPaused}
          offerOptions={false}
          retrySpends
          onRetry={() => void actions.resume(id)}
        />
      )}
    </li>
  );
}
