import type { ComponentChildren, RefObject, VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { ShortcutWords } from '../../lib/i18n/en/shortcuts.ts';
import type { ShortcutAct, Shortcuts } from '../../lib/settings/shortcuts.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';

interface ShortcutHelpProps {
  dialog: RefObject<HTMLDialogElement | null>;
  say: ShortcutWords;
  shortcuts: Shortcuts;
  /** Those that mean something on this page. */
  acts: readonly ShortcutAct[];
  /** Keys that are the page's own, and the same always. */
  fixed: readonly (readonly [keys: string, words: string])[];
  /** More words, below. */
  children?: ComponentChildren;
}

/** Which keys there are on this page; opened by one of them. */
export function ShortcutHelp({ dialog, say, shortcuts, acts, fixed, children }: ShortcutHelpProps): VNode {
  const id = useId();
  const own = acts.flatMap((act) => (shortcuts[act] === '' ? [] : [[shortcuts[act], say.acts[act]] as const]));
  return (
    <dialog ref={dialog} class="key-help" aria-labelledby={id} lang={uiLanguage.value}>
      <h2 id={id}>{say.heading}</h2>
      <dl>
        {[...own, ...fixed].map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {children}
      <form method="dialog">
        <button type="submit">
          <span>{messages.value.shared.close}</span>
        </button>
      </form>
    </dialog>
  );
}

/** Keys as they are pressed, one after the other. */
export function Keys({ keys }: { keys: string }): VNode {
  return (
    <>
      {keys.split(' ').map((key, index) => (
        <>
          {index > 0 && ' '}
          <kbd>{key}</kbd>
        </>
      ))}
    </>
  );
}
