import type { VNode } from 'preact';
import { isolated } from '../../lib/core/bidi.ts';
import { formatNumber } from '../../lib/i18n/formats.ts';
import type { RestoreMode } from '../../lib/messaging/protocol.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Progress } from '../shared/progress.tsx';
import type { Outcome } from './restore-file.ts';
import type { RestoreModel } from './restore-model.ts';
import type { StorageModel } from './storage-model.ts';
import { storageWords } from './storage-words.ts';

interface Props {
  model: RestoreModel;
  storage: StorageModel;
}

/** A file, what it would change, and the choice between merging and replacing. */
export function RestorePanel({ model, storage }: Props): VNode {
  const say = storageWords.value;
  const work = model.work.value;
  const progress = model.progress.value;
  const error = model.error.value;
  return (
    <div class="storage-part" data-part="restore" aria-busy={work !== null}>
      <h3>{say.restore}</h3>
      <p class="muted small">{say.restoreHint}</p>
      <label for="backup-file">{say.chooseFile}</label>
      <input
        id="backup-file"
        name="backupFile"
        type="file"
        accept=".zip,application/zip"
        disabled={work === 'restoring' || work === 'applying'}
        onChange={(event) => void model.choose(event.currentTarget.files?.[0] ?? null)}
      />
      {work && (
        <Progress
          label={{ checking: say.checking, restoring: say.restoring, applying: say.applying }[work]}
          {...(progress ? { value: progress.done, max: progress.total } : {})}
        >
          {work !== 'applying' && (
            <ActionButton
              action="cancel"
              look="quiet"
              label={messages.value.shared.cancel}
              onAction={() => model.stop()}
            />
          )}
        </Progress>
      )}
      {error && <ErrorNotice error={error} offerOptions={false} />}
      <p role="status" class="small">
        {model.stopped.value && say.stopped}
      </p>
      {work === null && <Preview model={model} storage={storage} />}
      <Result model={model} />
    </div>
  );
}

function Preview({ model, storage }: Props): VNode | null {
  const say = storageWords.value;
  const preview = model.preview.value;
  const about = model.about.value;
  if (!preview || !about) return null;
  const made = new Date(about.createdAt);
  const mode = model.replacing.value === 'no' ? 'merge' : 'replace';
  return (
    <div data-part="preview">
      <p>
        {say.made(
          Number.isNaN(made.getTime()) ? isolated(about.createdAt) : made.toLocaleString(uiLanguage.value),
          isolated(about.extension),
        )}
      </p>
      <Counts outcome={preview[mode]} mode={mode} />
      {model.replacing.value === 'no' ? (
        <>
          <p class="muted small">{say.mergeHint}</p>
          <div class="actions">
            <ActionButton action="restore-merge" look="primary" label={say.merge} onAction={() => void merge()} />
            <ActionButton
              action="restore-replace"
              look="quiet"
              label={say.replace}
              onAction={() => {
                model.replacing.value = 'asked';
              }}
            />
          </div>
        </>
      ) : (
        <ReplaceQuestion model={model} storage={storage} />
      )}
    </div>
  );

  async function merge(): Promise<void> {
    await model.run('merge');
    await storage.load();
  }
}

/** Asks twice, and has what is here saved in between. */
function ReplaceQuestion({ model, storage }: Props): VNode {
  const say = storageWords.value;
  const isSaved = model.replacing.value === 'saved';
  const replace = async (): Promise<void> => {
    await model.run('replace');
    await storage.load();
  };
  return (
    <div role="group" aria-label={say.replace}>
      <p role="alert" class="warn">
        {isSaved ? say.replaceAgain : say.replaceQuestion}
      </p>
      <div class="actions">
        {isSaved ? (
          <ActionButton action="confirm-replace" label={say.replaceNow} onAction={() => void replace()} />
        ) : (
          <ActionButton
            action="save-first"
            label={say.replaceYes}
            disabled={storage.work.value !== null}
            onAction={() => void model.saveFirst(() => storage.backUp())}
          />
        )}
        <ActionButton
          action="clear"
          look="quiet"
          label={messages.value.shared.cancel}
          onAction={() => {
            model.replacing.value = 'no';
          }}
        />
      </div>
    </div>
  );
}

/** Where there is nothing the eye passes on. */
function Cell({ rows, look }: { rows: number; look?: 'warn' }): VNode {
  return <td class={rows === 0 ? 'muted' : look}>{formatNumber(uiLanguage.value, rows)}</td>;
}

/** Of a merge what stays here is told; of a replacement what goes. */
function Counts({ outcome, mode }: { outcome: Outcome; mode: RestoreMode }): VNode {
  const say = storageWords.value;
  const merges = mode === 'merge';
  const broken = outcome.damaged + outcome.stores.reduce((sum, each) => sum + each.broken, 0);
  return (
    <>
      {outcome.stores.length === 0 && <p class="muted">{say.nothingInIt}</p>}
      {outcome.stores.length > 0 && (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={say.restore}>
          <table class="totals">
            <thead>
              <tr>
                <th scope="col">{say.store}</th>
                <th scope="col">{say.isNew}</th>
                <th scope="col">{merges ? say.newer : say.replaced}</th>
                <th scope="col">{merges ? say.older : say.dropped}</th>
                <th scope="col">{say.same}</th>
                <th scope="col">{say.broken}</th>
              </tr>
            </thead>
            <tbody>
              {outcome.stores.map((each) => (
                <tr key={each.store} data-key={each.store}>
                  <th scope="row">{say.stores[each.store] ?? each.store}</th>
                  <Cell rows={each.new} />
                  <Cell rows={each.newer} />
                  <Cell rows={merges ? each.older : each.dropped} />
                  <Cell rows={each.same} />
                  <Cell rows={each.broken} look="warn" />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {broken > 0 && <p class="warn small">{say.unreadableRows(broken)}</p>}
      {!outcome.settings && <p class="warn small">{say.unreadableSettings}</p>}
    </>
  );
}

function Result({ model }: { model: RestoreModel }): VNode | null {
  const say = storageWords.value;
  const done = model.done.value;
  if (!done) return null;
  const { stores } = done.outcome;
  const added = stores.reduce((sum, each) => sum + each.new, 0);
  const changed = stores.reduce((sum, each) => sum + each.newer, 0);
  const dropped = stores.reduce((sum, each) => sum + each.dropped, 0);
  return (
    <div data-part="restored" role="status">
      <p class="good">
        {say.restored(added, changed)} {dropped > 0 && say.removed(dropped)}
      </p>
      <Counts outcome={done.outcome} mode={done.mode} />
      <p class="muted small">
        {say.reload} {done.mode === 'replace' && say.undoReplace}
      </p>
    </div>
  );
}
