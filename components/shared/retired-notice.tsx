import type { VNode } from 'preact';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { isRetired, unsavedNotes } from '../hooks/retired.ts';
import { ActionButton } from './action-button.tsx';
import { Icon } from './icon.tsx';

/** Says that the extension has gone from under the page, and what brings it back. */
export function RetiredNotice(): VNode | null {
  if (!isRetired.value) return null;
  const { retired } = messages.value;
  return (
    <div data-part="retired" role="status" lang={uiLanguage.value}>
      <p>
        <Icon name="warning" /> {retired.message}
        {unsavedNotes.value.size > 0 && <strong class="warn"> {retired.unsaved}</strong>}
      </p>
      <ActionButton action="reload" icon="retry" label={retired.reload} onAction={() => location.reload()} />
    </div>
  );
}
