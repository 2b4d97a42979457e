import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Icon } from '../shared/icon.tsx';
import type { OptionsModel } from './options-model.ts';
import { findNewRecipient } from './service-request.ts';

/** The one button for the whole form, with what became of the last press. */
export function SaveBar({ model }: { model: OptionsModel }): VNode {
  const { options } = extensionMessages.value;
  const { consent } = messages.value;
  const values = model.values.value;
  const recipient = values && findNewRecipient(values, model.stored.value);
  const state = model.state.value;
  const failure = model.failure.value;
  const wrong = Object.keys(model.errors.value).length;
  const bar = useRef<HTMLDivElement>(null);

  // The first field at fault is shown, not only counted.
  useEffect(() => {
    if (state !== 'failed' || failure) return;
    bar.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state, failure]);

  return (
    <div class="save-bar" ref={bar}>
      {failure && 'error' in failure && (
        <ErrorNotice error={failure.error.toShape()} offerOptions={false} onRetry={() => model.save()} />
      )}
      {failure && 'refusedHost' in failure && (
        <p role="alert" data-part="error" data-code="no-permission">
          {options.errors.permissionRefused(failure.refusedHost)}
        </p>
      )}
      {recipient && (
        <p class="recipient-words small" data-part="consent">
          {consent.onSave(recipient)}
        </p>
      )}
      <div class="actions">
        <ActionButton
          action="save"
          look="primary"
          label={options.save}
          disabled={state === 'saving'}
          onAction={() => model.save()}
        />
        <span role="status" class={state === 'done' ? 'good' : state === 'failed' ? 'bad' : 'muted'}>
          {state === 'saving' && options.saving}
          {state === 'done' && (
            <>
              <Icon name="check" /> {options.saved}
            </>
          )}
          {state === 'failed' &&
            `${options.notSaved}${wrong > 0 ? options.separator + options.fieldsWrong(wrong) : ''}`}
          {state === 'idle' && model.isDirty() && options.unsaved}
        </span>
      </div>
    </div>
  );
}
