import type { ShortcutAct, Shortcuts } from './shortcuts.ts';

/** What of a key event is looked at. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'timeStamp'>;

/** Milliseconds in which the second of two keys follows the first. */
const WITHIN = 1_500;

/** Listens to keys one after the other, for acts that have two. */
export class KeySequence {
  #first = '';
  #at = 0;

  /** The act that a press completes; `begun` for the first key of two; null for a key that means nothing. */
  take({ key, shiftKey, timeStamp }: KeyPress, shortcuts: Shortcuts): ShortcutAct | 'begun' | null {
    // Caps Lock is not Shift.
    const letter = shiftKey ? key : key.toLowerCase();
    const first = timeStamp - this.#at < WITHIN ? this.#first : '';
    this.#first = '';
    for (const keys of first === '' ? [letter] : [`${first} ${letter}`, letter]) {
      for (const act of Object.keys(shortcuts)) if (isAct(act, shortcuts) && shortcuts[act] === keys) return act;
    }
    if (!Object.values(shortcuts).some((keys) => keys.startsWith(`${letter} `))) return null;
    this.#first = letter;
    this.#at = timeStamp;
    return 'begun';
  }
}

function isAct(name: string, shortcuts: Shortcuts): name is ShortcutAct {
  return name in shortcuts;
}
