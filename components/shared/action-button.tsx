import type { VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** Values of `data-action` that tests and style sheets may rely on, and those of small local controls. */
export type Action =
  | 'analyse-abstract'
  | 'analyse-fulltext'
  | 'analyse-all'
  | 'analyse-batch'
  | 'cancel'
  | 'cancel-batch'
  | 'settle-singly'
  | 'settle-leave'
  | 'pause-queue'
  | 'resume-queue'
  | 'show-queue'
  | 'retry'
  | 'star'
  | 'hide'
  | 'note'
  | 'note-section'
  | 'remove-tag'
  | 'note-history'
  | 'restore-note'
  | 'add-tag'
  | 'select-all'
  | 'close'
  | 'report'
  | 'save-report'
  | 'export'
  | 'export-html'
  | 'export-papers'
  | 'save-papers'
  | 'save-zotero'
  | 'open-obsidian'
  | 'cite'
  | 'choose-list'
  | 'read-list'
  | 'star-list'
  | 'choose-files'
  | 'choose-folder'
  | 'import-text'
  | 'remove-report'
  | 'open-library'
  | 'open-options'
  | 'first-step'
  | 'end-step'
  | 'build-digest'
  | 'test-connection'
  | 'download'
  | 'look-again'
  | 'use-address'
  | 'use-model'
  | 'save'
  | 'copy'
  | 'copy-report'
  | 'reload'
  | 'read-listing'
  | 'mark-seen'
  | 'ask'
  | 'translate'
  | 'translate-tldr'
  | 'original-tldr'
  | 'save-prompt'
  | 'reset-prompt'
  | 'reset-keys'
  | 'try-prompt'
  | 'estimate'
  | 'undo'
  | 'grade'
  | 'compare'
  | 'lock'
  | 'unlock'
  | 'set-passphrase'
  | 'change-passphrase'
  | 'remove-passphrase'
  | 'ask-forget'
  | 'forget-keys'
  | 'forget-learned'
  | 'toggle'
  | 'clear'
  | 'arxiv-order'
  | 'order-anew'
  | 'go-to-section'
  | 'filter'
  | 'show-steps'
  | 'show-filter'
  | 'show-more'
  | 'hide-rest'
  | 'unfold'
  | 'edit-rules'
  | 'save-rule'
  | 'remove-rule'
  | 'preview'
  | 'allow'
  | 'withdraw-consent'
  | 'add-profile'
  | 'default-profile'
  | 'remove-profile'
  | 'confirm-remove'
  | 'keep-data'
  | 'make-backup'
  | 'restore-merge'
  | 'restore-replace'
  | 'save-first'
  | 'confirm-replace'
  | 'clean-up'
  | 'check-library'
  | 'repair'
  | 'save-sync'
  | 'test-sync'
  | 'sync-now'
  | 'ask-stop-sync'
  | 'stop-sync'
  | 'forget-sync';

export interface ActionButtonProps {
  action: Action;
  label: string;
  onAction: () => void;
  icon?: IconName;
  /** Pressing it costs money or tokens: a press that no person made is ignored, and so is the second of a double click. */
  spends?: boolean;
  /** `aria-pressed`, for a toggle. */
  pressed?: boolean;
  /** `aria-expanded`, for what opens something. */
  expanded?: boolean;
  disabled?: boolean;
  /** Longer words, shown on hover and read out after the name. */
  hint?: string;
  /** Id of the element with more words on it. */
  describedBy?: string;
  look?: 'plain' | 'primary' | 'quiet';
  /** The word is kept for assistive technology and shown only on hover. */
  iconOnly?: boolean;
}

export function ActionButton(props: ActionButtonProps): VNode {
  const { action, label, icon, look = 'plain', iconOnly = false } = props;
  const onClick = (event: MouseEvent): void => {
    event.stopPropagation();
    if (props.spends && (!event.isTrusted || event.detail > 1)) return;
    props.onAction();
  };
  return (
    <button
      type="button"
      data-action={action}
      class={look === 'plain' ? undefined : look}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-label={iconOnly ? label : undefined}
      title={props.hint ?? (iconOnly ? label : undefined)}
      aria-describedby={props.describedBy}
      disabled={props.disabled}
      onClick={onClick}
    >
      {icon && <Icon name={icon} />}
      {!iconOnly && <span>{label}</span>}
    </button>
  );
}
