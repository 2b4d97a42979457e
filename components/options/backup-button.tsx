import type { VNode } from 'preact';
import { ActionButton } from '../shared/action-button.tsx';
import type { StorageModel } from './storage-model.ts';
import { storageWords } from './storage-words.ts';

/** Writes a backup; at rest while something else is under way. */
export function BackupButton({ model }: { model: StorageModel }): VNode {
  return (
    <ActionButton
      action="make-backup"
      icon="save"
      label={storageWords.value.makeBackup}
      disabled={model.work.value !== null}
      onAction={() => void model.backUp()}
    />
  );
}
