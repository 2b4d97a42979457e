import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import type { ProfilesModel } from './profiles-model.ts';

export interface RemoveProfileProps {
  id: string;
  name: string;
  label: string;
  look?: 'plain' | 'quiet';
  actions: ProfilesModel;
}

/** Asks before it removes: a key cannot be brought back. */
export function RemoveProfile({ id, name, label, look = 'plain', actions }: RemoveProfileProps): VNode {
  const { profiles } = extensionMessages.value;
  const asking = useSignal(false);
  if (!asking.value) {
    return (
      <ActionButton
        action="remove-profile"
        look={look}
        label={label}
        hint={profiles.removeLabel(name)}
        onAction={() => {
          asking.value = true;
        }}
      />
    );
  }
  return (
    <div class="remove-question" role="group" aria-label={profiles.removeLabel(name)}>
      <p role="alert">{profiles.removeQuestion(name)}</p>
      <div class="actions">
        <ActionButton action="confirm-remove" label={profiles.removeYes} onAction={() => void actions.remove(id)} />
        <ActionButton
          action="clear"
          look="quiet"
          label={profiles.keep}
          onAction={() => {
            asking.value = false;
          }}
        />
      </div>
    </div>
  );
}
