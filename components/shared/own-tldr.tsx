import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { tldrOf } from '../../lib/reader/reading.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { messages } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { ActionButton } from './action-button.tsx';
import { Tldr } from './tldr.tsx';

export interface OwnTldrProps {
  view: PaperView;
  /** Asks for the translation; missing where none is offered. */
  store?: PaperStore;
  /** Missing where the browser cannot translate, or the page shows another version than the newest. */
  translation?: PageSettings['tldrTranslation'] | undefined;
}

/**
 * The authors' one sentence; for a reader of Chinese, where the browser translates, in Chinese by a press, and the
 * sentence itself a press away. Both have their room, so that nothing moves when they change places.
 */
export function OwnTldr({ view, store, translation }: OwnTldrProps): VNode | null {
  const { shared } = messages.value;
  const { arxivId } = view.paper;
  const sentence = view.reading && tldrOf(view.reading);
  const translated = view.tldr?.sentence === sentence ? (view.tldr?.text ?? null) : null;
  const picked = useSignal<boolean | null>(null);
  const isAutomatic = translation === 'automatic';
  const isMissing = sentence !== null && translated === null;
  useEffect(() => {
    if (isAutomatic && isMissing) void store?.translateTldr(arxivId, { unasked: true });
  }, [isAutomatic, isMissing, store, arxivId]);
  if (!sentence) return null;
  if (!translation || !store) return <Tldr text={sentence} lang="en" by="authors" />;

  const shows = (picked.value ?? isAutomatic) && translated !== null;
  const show = (isTranslation: boolean): void => {
    picked.value = isTranslation;
    if (isTranslation && isMissing) void store.translateTldr(arxivId);
  };
  return (
    <div class={translated === null ? undefined : 'tldr-both'}>
      <Tldr text={sentence} lang="en" by="authors" away={shows}>
        <ActionButton
          action="translate-tldr"
          look="quiet"
          label={shared.translateTldr}
          hint={shared.translateTldrHint}
          onAction={() => show(true)}
        />
      </Tldr>
      {translated !== null && (
        <Tldr text={translated} lang="zh" by="translator" away={!shows}>
          <ActionButton
            action="original-tldr"
            look="quiet"
            label={shared.originalTldr}
            hint={shared.originalTldrHint}
            onAction={() => show(false)}
          />
        </Tldr>
      )}
    </div>
  );
}
