import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import { isolated } from '../../lib/core/bidi.ts';
import type { ShortcutAct } from '../../lib/settings/shortcuts.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { pageSettings } from '../hooks/page-settings.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { Keys, ShortcutHelp } from '../shared/shortcut-help.tsx';

/** Milliseconds that a notice stays, unless the pointer or the focus is on it; its key works on. */
const STAYS = 8_000;

interface KeysSurfaceProps {
  store: PaperStore;
  /** What only a screen reader is told, because everyone else sees it. */
  said: Signal<string>;
  help: { current: HTMLDialogElement | null };
  acts: readonly ShortcutAct[];
}

/** At the edge of the window: what was done, with the press that takes it back; and which keys there are. */
export function KeysSurface({ store, said, help, acts }: KeysSurfaceProps): VNode | null {
  const { shared } = messages.value;
  const { shortcuts, shortcutsOnArxiv: say } = pageSettings.value;
  const notice = useRef<HTMLDivElement>(null);
  const done = store.done.said.value;
  useEffect(() => {
    if (!done) return undefined;
    said.value = '';
    const timer = setInterval(() => {
      if (!notice.current?.matches(':hover, :focus-within')) store.done.said.value = null;
    }, STAYS);
    return () => clearInterval(timer);
  }, [done]);
  if (!say || !shortcuts) return null;
  const title = done && store.find(done.act.arxivId)?.value.paper.title;
  const words = done
    ? [...(done.undone ? [say.undone] : []), say.done[done.act.what], isolated(title ?? '')].join(say.between)
    : said.value;
  return (
    <section lang={uiLanguage.value} aria-label={shared.name}>
      <p role="status" class="visually-hidden">
        {words}
      </p>
      {done && (
        <div class="key-notice" ref={notice} data-part="done">
          <span aria-hidden="true">{words}</span>
          {!done.undone && (
            <>
              <ActionButton action="undo" label={shared.undo} onAction={() => void store.done.undo()} />
              <Keys keys={shortcuts.undo} />
            </>
          )}
          <ActionButton
            action="close"
            icon="close"
            look="quiet"
            iconOnly
            label={shared.close}
            onAction={() => {
              store.done.said.value = null;
            }}
          />
        </div>
      )}
      <ShortcutHelp
        dialog={help}
        say={say}
        shortcuts={shortcuts}
        acts={acts}
        fixed={[
          ['Enter', say.enter],
          ['Esc', say.escape],
        ]}
      >
        <p class="small">
          <ActionButton
            action="open-options"
            look="quiet"
            label={say.change}
            onAction={() => void call('openOptions').catch(() => {})}
          />
        </p>
      </ShortcutHelp>
    </section>
  );
}
