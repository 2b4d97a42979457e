import type { VNode } from 'preact';
import { isPrivate } from '../../lib/sync/address.ts';
import type { SyncFields } from '../../lib/messaging/protocol.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { SyncFaultNotice } from './sync-fault.tsx';
import type { SyncModel } from './sync-model.ts';
import { SYNC_SERVERS } from './sync-servers.ts';
import { SyncStages } from './sync-stages.tsx';
import { syncWords } from './sync-words.ts';

/** Address, name, password and folder, with hints for the kinds of servers people have. */
export function SyncForm({ model }: { model: SyncModel }): VNode {
  const say = syncWords.value;
  const kind = model.kind.value;
  const view = model.view.value;
  const { address } = model.fields.value;
  const isStored = view !== null && view.password !== 'none' && sameHost(view.address, address);
  const fault = model.fault.value;
  const hint = view?.password === 'locked' ? say.lockedPassword : isStored ? say.stored : say.passwordHints[kind];
  return (
    <div class="sync-form" data-part="sync-form">
      <div class="chips" role="group" aria-label={say.server}>
        {SYNC_SERVERS.map(({ id }) => (
          <button key={id} type="button" aria-pressed={kind === id} data-server={id} onClick={() => model.pick(id)}>
            {say.servers[id]}
          </button>
        ))}
      </div>
      <TextField
        model={model}
        name="address"
        label={say.address}
        hint={say.addressHints[kind]}
        placeholder={SYNC_SERVERS.find(({ id }) => id === kind)?.address ?? ''}
      />
      {isOpenHttp(address) && (
        <p class="warn small" data-part="over-http">
          {say.overHttp}
        </p>
      )}
      <div class="pair">
        <TextField
          model={model}
          name="user"
          label={say.user}
          hint={kind === 'jianguoyun' && !isStored ? say.jianguoyunUser : ''}
        />
        <TextField model={model} name="password" label={say.password} type="password" hint={hint} />
      </div>
      <TextField model={model} name="folder" label={say.folder} hint={say.folderHint} />
      {fault && <SyncFaultNotice fault={fault} />}
      <div class="actions">
        <ActionButton
          action="save-sync"
          look="primary"
          label={view?.on ? say.saveChanges : say.save}
          disabled={model.work.value !== null}
          onAction={() => void model.save()}
        />
        <ActionButton
          action="test-sync"
          label={say.test}
          disabled={model.work.value !== null}
          onAction={() => void model.test()}
        />
        <span role="status" class="muted small">
          {model.work.value === 'test' && say.testing}
        </span>
      </div>
      {model.stages.value && <SyncStages results={model.stages.value} />}
    </div>
  );
}

interface TextFieldProps {
  model: SyncModel;
  name: keyof SyncFields;
  label: string;
  hint: string;
  type?: 'text' | 'password';
  placeholder?: string;
}

function TextField({ model, name, label, hint, type = 'text', placeholder }: TextFieldProps): VNode {
  const id = `sync-${name}`;
  const control = {
    id,
    name: `sync-${name}`,
    autocapitalize: 'off',
    spellcheck: false,
    placeholder,
    'aria-describedby': hint === '' ? undefined : `${id}-hint`,
    value: model.fields.value[name],
    onInput: (event: { currentTarget: HTMLInputElement }) => model.set(name, event.currentTarget.value),
    onKeyDown: ({ key }: KeyboardEvent) => {
      if (key === 'Enter') void model.save();
    },
  } as const;
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{label}</label>
      </div>
      {type === 'password' ? (
        <input {...control} type="password" autocomplete="new-password" />
      ) : (
        <input {...control} type="text" autocomplete="off" />
      )}
      {hint !== '' && (
        <p id={`${id}-hint`} class="muted small">
          {hint}
        </p>
      )}
    </div>
  );
}

function sameHost(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}

function isOpenHttp(address: string): boolean {
  if (!/^(?:http|dav):\/\//i.test(address.trim())) return false;
  const url = address.trim().replace(/^dav:/i, 'http:');
  return URL.canParse(url) && isPrivate(new URL(url).hostname);
}
