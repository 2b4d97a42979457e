import type { RefObject, VNode } from 'preact';
import { SHORTCUT_ACTS, type Shortcuts } from '../../lib/settings/shortcuts.ts';
import { shortcutWords } from '../shared/shortcut-words.ts';
import { ShortcutHelp } from '../shared/shortcut-help.tsx';
import { libraryWords } from './library-words.ts';

/** arXiv's abstract is folded on arXiv's pages alone. */
const ACTS = SHORTCUT_ACTS.filter((act) => act !== 'abstract');

interface KeyHelpProps {
  dialog: RefObject<HTMLDialogElement | null>;
  shortcuts: Shortcuts;
  /** The same keys act on arXiv's pages. */
  isOnArxiv: boolean;
}

/** Which keys there are; opened by one of them. */
export function KeyHelp({ dialog, shortcuts, isOnArxiv }: KeyHelpProps): VNode {
  const say = libraryWords.value;
  return (
    <ShortcutHelp
      dialog={dialog}
      say={shortcutWords.value}
      shortcuts={shortcuts}
      acts={ACTS}
      fixed={[
        ['↓ ↑', say.arrows],
        ['Enter', say.enter],
        ['Esc', shortcutWords.value.escape],
      ]}
    >
      <p class="muted small">
        {isOnArxiv ? say.keysOnArxiv : say.keysNotOnArxiv}{' '}
        <a href="/options.html#section-shortcuts">{shortcutWords.value.change}</a>
      </p>
    </ShortcutHelp>
  );
}
