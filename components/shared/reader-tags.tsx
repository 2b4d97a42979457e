import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import { contained, isolated } from '../../lib/core/bidi.ts';
import { LONGEST_TAG, MOST_TAGS, tidyTag } from '../../lib/core/tag-name.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { ActionButton } from './action-button.tsx';

/** Names offered while one is typed. */
const OFFERED = 100;

interface ReaderTagsProps {
  view: PaperView;
  store: Pick<PaperStore, 'tag'>;
}

/** Tags of the reader's own, to be looked at: for a closed row. */
export function OwnTags({ view }: Pick<ReaderTagsProps, 'view'>): VNode | null {
  const { tags = [] } = view.mark;
  if (tags.length === 0) return null;
  return (
    <ul data-part="own-tags" aria-label={messages.value.shared.ownTags}>
      {tags.map(({ name }) => (
        <li key={name} dir="auto">
          {contained(name)}
        </li>
      ))}
    </ul>
  );
}

/** Tags of the reader's own: Enter gives one, Backspace in an empty field takes the last. */
export function ReaderTags({ view, store }: ReaderTagsProps): VNode {
  const { shared } = messages.value;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const offered = useSignal<string[]>([]);
  const removed = useSignal<string | null>(null);
  const { arxivId } = view.paper;
  const names = (view.mark.tags ?? []).map(({ name }) => name);
  const isFull = names.length >= MOST_TAGS;

  const add = (name: string): void => {
    removed.value = null;
    if (!names.includes(name)) void store.tag(arxivId, { add: [name] });
  };
  const remove = (name: string): void => {
    removed.value = name;
    void store.tag(arxivId, { remove: [name] });
    field.current?.focus();
  };
  const offer = async (): Promise<void> => {
    const known = await call('listReaderTags').catch(() => []);
    offered.value = known.slice(0, OFFERED).map(({ name }) => name);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const input = field.current;
    // The Enter that ends a word of an input method is no Enter.
    if (!input || event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const name = tidyTag(input.value);
      if (name === null) return;
      input.value = '';
      add(name);
    }
    const last = names.at(-1);
    if (event.key === 'Backspace' && input.value === '' && !event.repeat && last !== undefined) remove(last);
  };
  return (
    <div data-part="reader-tags" lang={uiLanguage.value}>
      <label for={id}>{shared.ownTags}</label>
      <ul data-part="own-tags" aria-label={shared.ownTags}>
        {names.map((name) => (
          <li key={name} dir="auto" data-tag={name}>
            {contained(name)}
            <ActionButton
              action="remove-tag"
              icon="close"
              look="quiet"
              iconOnly
              label={shared.removeTag(isolated(name))}
              onAction={() => remove(name)}
            />
          </li>
        ))}
      </ul>
      <input
        ref={field}
        id={id}
        list={`${id}-known`}
        maxLength={LONGEST_TAG}
        dir="auto"
        autoComplete="off"
        placeholder={isFull ? shared.tooManyTags(MOST_TAGS) : shared.addTag}
        readOnly={isFull}
        onFocus={() => void offer()}
        onKeyDown={onKeyDown}
      />
      <datalist id={`${id}-known`}>
        {offered.value
          .filter((name) => !names.includes(name))
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
      <span role="status" class="muted small">
        {removed.value !== null && (
          <>
            {shared.tagRemoved(isolated(removed.value))}{' '}
            <ActionButton action="undo" look="quiet" label={shared.undo} onAction={() => add(removed.value ?? '')} />
          </>
        )}
      </span>
    </div>
  );
}
