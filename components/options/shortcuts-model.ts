import { signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import {
  changesOf,
  DEFAULT_SHORTCUTS,
  parseShortcuts,
  remap,
  type ShortcutAct,
  type Shortcuts,
} from '../../lib/settings/shortcuts.ts';
import type { OptionsModel } from './options-model.ts';

/** What is to be said of the key that was pressed last. */
export type ShortcutNotice =
  | { taken: ShortcutAct; key: string }
  | { refused: string }
  | { saved: ShortcutAct; key: string }
  | { reset: true };

/** Which act a key is being chosen for, and what came of it. */
export class ShortcutsModel {
  readonly #options: OptionsModel;
  readonly recording = signal<ShortcutAct | null>(null);
  readonly notice = signal<ShortcutNotice | null>(null);
  readonly error = signal<ErrorShape | null>(null);

  constructor(options: OptionsModel) {
    this.#options = options;
  }

  get shortcuts(): Shortcuts {
    return parseShortcuts(this.#options.settings.value?.shortcuts);
  }

  record(act: ShortcutAct): void {
    this.notice.value = null;
    this.recording.value = this.recording.peek() === act ? null : act;
  }

  /** A key pressed while one is chosen; false for one that is to do what it always does. */
  press({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
    const act = this.recording.peek();
    if (act === null || isComposing || ctrlKey || metaKey || altKey || key === 'Shift' || key === 'CapsLock')
      return false;
    if (key === 'Tab') {
      this.recording.value = null;
      return false;
    }
    if (key === 'Escape') this.recording.value = null;
    else if (key === 'Backspace' || key === 'Delete') this.#choose(act, '');
    else this.#choose(act, key);
    return true;
  }

  #choose(act: ShortcutAct, key: string): void {
    const result = remap(this.shortcuts, act, key);
    if ('taken' in result) this.notice.value = { taken: result.taken, key };
    else if ('refused' in result) this.notice.value = { refused: key };
    else {
      this.recording.value = null;
      void this.#save(result.shortcuts, { saved: act, key });
    }
  }

  reset(): Promise<void> {
    this.recording.value = null;
    return this.#save(DEFAULT_SHORTCUTS, { reset: true });
  }

  async #save(shortcuts: Shortcuts, notice: ShortcutNotice): Promise<void> {
    this.error.value = null;
    try {
      this.#options.settings.value = await call('saveSettings', { settings: { shortcuts: changesOf(shortcuts) } });
      this.notice.value = notice;
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
    }
  }
}
