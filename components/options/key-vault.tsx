import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { LOCK_TIMES, type VaultModel } from './vault-model.ts';
import { vaultWords } from './vault-words.ts';

/** Whether keys are sealed, and the passphrase that opens them. */
export function KeyVault({ model }: { model: VaultModel }): VNode | null {
  useEffect(() => void model.load(), [model]);
  const say = vaultWords.value;
  const vault = model.vault.value;
  if (!vault) return null;
  const error = model.error.value;
  return (
    <div class="vault" data-part="vault" data-state={vault.state} aria-busy={model.busy.value}>
      <h3>{say.heading}</h3>
      <p class={vault.state === 'locked' ? 'warn' : 'muted small'}>{say[vault.state]}</p>
      {vault.state === 'locked' && <Unlock model={model} />}
      {vault.state !== 'locked' && !model.changing.value && (
        <div class="actions">
          {vault.state === 'open' && <ActionButton action="lock" label={say.lock} onAction={() => void model.lock()} />}
          <ActionButton
            action="change-passphrase"
            look={vault.state === 'open' ? 'quiet' : 'plain'}
            label={vault.state === 'open' ? say.change : say.begin}
            onAction={() => {
              model.changing.value = true;
            }}
          />
          {vault.state === 'open' && (
            <ActionButton
              action="remove-passphrase"
              look="quiet"
              label={say.remove}
              onAction={() => void model.remove()}
            />
          )}
        </div>
      )}
      {vault.state !== 'locked' && model.changing.value && <NewPassphrase model={model} />}
      {model.busy.value && (
        <p class="muted small" role="status">
          {say.working}
        </p>
      )}
      {error && <ErrorNotice error={error} offerOptions={false} />}
    </div>
  );
}

function Unlock({ model }: { model: VaultModel }): VNode {
  const say = vaultWords.value;
  return (
    <>
      <PassphraseField model={model} label={say.passphrase} autocomplete="current-password" onEnter="unlock" />
      <div class="actions">
        <ActionButton
          action="unlock"
          label={say.unlock}
          disabled={model.busy.value || model.passphrase.value === ''}
          onAction={() => void model.unlock()}
        />
        {model.forgetting.value ? (
          <>
            <span class="warn">{say.forgetQuestion}</span>
            <ActionButton action="forget-keys" label={say.forgetYes} onAction={() => void model.forget()} />
          </>
        ) : (
          <ActionButton
            action="ask-forget"
            look="quiet"
            label={say.forget}
            onAction={() => {
              model.forgetting.value = true;
            }}
          />
        )}
      </div>
    </>
  );
}

function NewPassphrase({ model }: { model: VaultModel }): VNode {
  const say = vaultWords.value;
  const fault = model.fault.value;
  return (
    <>
      <PassphraseField model={model} label={say.newPassphrase} autocomplete="new-password" onEnter="set" />
      <label for="passphrase-repeat">{say.repeat}</label>
      <input
        id="passphrase-repeat"
        name="passphraseRepeat"
        type="password"
        autocomplete="new-password"
        aria-invalid={fault === 'different' || undefined}
        value={model.repeated.value}
        onInput={(event) => {
          model.repeated.value = event.currentTarget.value;
          model.fault.value = null;
        }}
      />
      {fault && <p class="field-error bad small">{fault === 'short' ? say.tooShort : say.different}</p>}
      <label for="lock-after">{say.lockAfter}</label>
      <select
        id="lock-after"
        name="lockAfter"
        value={String(model.lockAfter.value)}
        onChange={(event) => {
          const picked = event.currentTarget.value;
          model.lockAfter.value = LOCK_TIMES.find((time) => String(time) === picked) ?? 60;
        }}
      >
        {LOCK_TIMES.map((time) => (
          <option key={time} value={String(time)}>
            {say.minutes[time]}
          </option>
        ))}
      </select>
      <p class="muted small">{say.noRecovery}</p>
      <div class="actions">
        <ActionButton
          action="set-passphrase"
          label={say.set}
          disabled={model.busy.value || model.passphrase.value === ''}
          onAction={() => void model.set()}
        />
        <ActionButton
          action="clear"
          look="quiet"
          label={messages.value.shared.cancel}
          onAction={() => model.cancel()}
        />
      </div>
    </>
  );
}

interface PassphraseFieldProps {
  model: VaultModel;
  label: string;
  autocomplete: 'current-password' | 'new-password';
  onEnter: 'unlock' | 'set';
}

function PassphraseField({ model, label, autocomplete, onEnter }: PassphraseFieldProps): VNode {
  return (
    <>
      <label for="passphrase">{label}</label>
      <input
        id="passphrase"
        name="passphrase"
        type="password"
        autocomplete={autocomplete}
        aria-invalid={model.fault.value === 'short' || model.error.value?.code === 'wrong-passphrase' || undefined}
        value={model.passphrase.value}
        onInput={(event) => model.type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void model[onEnter]();
        }}
      />
    </>
  );
}
