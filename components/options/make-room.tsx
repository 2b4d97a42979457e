import type { VNode } from 'preact';
import { ActionButton } from '../shared/action-button.tsx';
import { BackupButton } from './backup-button.tsx';
import { SPARE, type StorageModel } from './storage-model.ts';
import { storageWords } from './storage-words.ts';

/** What may go, each with its number before it goes, and rows that cannot be read. */
export function MakeRoom({ model }: { model: StorageModel }): VNode {
  const say = storageWords.value;
  const cleaned = model.cleaned.value;
  return (
    <div class="storage-part" data-part="make-room">
      <details
        onToggle={(event) => {
          if (event.currentTarget.open) void model.countSpare();
        }}
      >
        <summary>{say.cleanUp}</summary>
        <ul class="spare">
          {SPARE.map(({ what, days }) => (
            <li key={what} data-key={what}>
              <span>{say.cleanUps[what]}</span> <Remove model={model} what={what} days={days} />
            </li>
          ))}
        </ul>
        <div class="actions" role="status">
          {cleaned && (
            <>
              <span class="good">{say.removed(cleaned.rows)}</span>
              {cleaned.undo === null ? (
                <span class="muted small">{say.noUndo}</span>
              ) : (
                <ActionButton action="undo" label={say.undo} onAction={() => void model.undo()} />
              )}
            </>
          )}
        </div>
      </details>
      <Check model={model} />
    </div>
  );
}

function Remove({ model, what, days }: (typeof SPARE)[number] & { model: StorageModel }): VNode {
  const say = storageWords.value;
  const rows = model.spare.value?.[what];
  if (rows === undefined) return <span class="muted">…</span>;
  if (rows === 0) return <span class="muted">{say.nothingToRemove}</span>;
  return (
    <ActionButton
      action="clean-up"
      label={say.remove(rows)}
      hint={say.removeLabel(say.cleanUps[what], rows)}
      disabled={model.work.value !== null}
      onAction={() => void model.cleanUp(what, days)}
    />
  );
}

function Check({ model }: { model: StorageModel }): VNode {
  const say = storageWords.value;
  const rows = model.unreadable.value;
  const repaired = model.repaired.value;
  return (
    <div data-part="check">
      <div class="actions">
        <ActionButton
          action="check-library"
          look="quiet"
          label={say.check}
          disabled={model.work.value !== null}
          onAction={() => void model.check()}
        />
        <span role="status">
          {model.work.value === 'check' && <span class="muted">{say.checkingLibrary}</span>}
          {rows === 0 && <span class="good">{say.sound}</span>}
          {repaired !== null && <span class="good">{say.removed(repaired)}</span>}
        </span>
      </div>
      {rows !== null && rows > 0 && (
        <>
          <p class="warn">{say.damaged(rows)}</p>
          <div class="actions">
            <BackupButton model={model} />
            <ActionButton
              action="repair"
              label={say.removeDamaged(rows)}
              disabled={model.work.value !== null}
              onAction={() => void model.repair()}
            />
          </div>
        </>
      )}
    </div>
  );
}
