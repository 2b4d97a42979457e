import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { BackupButton } from './backup-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Progress } from '../shared/progress.tsx';
import { MakeRoom } from './make-room.tsx';
import { RestoreModel } from './restore-model.ts';
import { RestorePanel } from './restore-panel.tsx';
import { StorageModel } from './storage-model.ts';
import { storageWords } from './storage-words.ts';

/** What is stored and how safe it is; backup, restore, and what may go. */
export function StorageSection(): VNode {
  const model = useMemo(() => new StorageModel(), []);
  const restore = useMemo(() => new RestoreModel(), []);
  useEffect(() => void model.load(), [model]);
  const say = storageWords.value;
  const error = model.error.value;
  return (
    <div class="storage" data-part="storage">
      <p class="muted small">{say.intro}</p>
      {error && <ErrorNotice error={error} offerOptions={false} onRetry={() => void model.load()} />}
      {model.view.value === null && !error && <p class="muted">{say.loading}</p>}
      {model.view.value && <Usage model={model} />}
      <Backup model={model} />
      <RestorePanel model={restore} storage={model} />
      <MakeRoom model={model} />
    </div>
  );
}

function Usage({ model }: { model: StorageModel }): VNode | null {
  const say = storageWords.value;
  const view = model.view.value;
  if (!view) return null;
  const { usage, quota, persisted } = view;
  const stores = view.stores.filter(({ rows }) => rows > 0);
  return (
    <>
      <p data-part="usage">
        {usage !== null &&
          (quota === null ? say.usage(say.bytes(usage)) : say.usageOf(say.bytes(usage), say.bytes(quota)))}{' '}
        <span class={persisted ? 'good' : 'muted'}>{persisted ? say.kept : say.notKept}</span>
      </p>
      {!persisted && (
        <div class="actions">
          <ActionButton action="keep-data" label={say.keep} onAction={() => void model.keep()} />
          <span role="status" class="muted small">
            {model.refused.value && say.keepRefused}
          </span>
        </div>
      )}
      {stores.length > 0 && (
        <details>
          <summary>{say.what}</summary>
          <table class="totals" data-part="stores">
            <thead>
              <tr>
                <th scope="col">{say.store}</th>
                <th scope="col">{say.count}</th>
                <th scope="col">{say.size}</th>
              </tr>
            </thead>
            <tbody>
              {stores.map(({ store, rows, bytes }) => (
                <tr key={store} data-key={store}>
                  <th scope="row">{say.stores[store] ?? store}</th>
                  <td>{rows}</td>
                  <td>{say.bytes(bytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

function Backup({ model }: { model: StorageModel }): VNode {
  const say = storageWords.value;
  const progress = model.progress.value;
  const saved = model.saved.value;
  return (
    <div class="storage-part" data-part="backup">
      <h3>{say.backup}</h3>
      <p class="muted small">{say.backupHint}</p>
      <span class="check">
        <input
          id="backup-full-texts"
          name="backupFullTexts"
          type="checkbox"
          checked={model.fullTexts.value}
          onChange={(event) => {
            model.fullTexts.value = event.currentTarget.checked;
          }}
        />
        <label for="backup-full-texts">{say.withFullTexts}</label>
      </span>
      <div class="actions">
        <BackupButton model={model} />
      </div>
      {model.work.value === 'backup' && (
        <Progress label={say.backingUp} {...(progress ? { value: progress.done, max: progress.total } : {})}>
          <ActionButton
            action="cancel"
            look="quiet"
            label={messages.value.shared.cancel}
            onAction={() => model.stop()}
          />
        </Progress>
      )}
      <p role="status" class="small">
        {saved && <span class="good">{say.backedUp(saved.rows, say.bytes(saved.bytes))}</span>}
        {model.stopped.value && say.stopped}
      </p>
    </div>
  );
}
