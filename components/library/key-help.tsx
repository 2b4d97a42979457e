import type { RefObject, VNode } from 'preact';
import { messages } from '../hooks/messages.ts';
import { libraryWords } from './library-words.ts';

const KEYS = ['/', 'j / ↓', 'k / ↑', 'o / Enter', 's', 'h', 'x', 'Shift + x', 'n', 'Esc', '?'];

/** Which keys there are; opened by one of them. */
export function KeyHelp({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }): VNode {
  const say = libraryWords.value;
  return (
    <dialog ref={dialog} class="key-help" aria-labelledby="key-help-heading">
      <h2 id="key-help-heading">{say.keys}</h2>
      <dl>
        {KEYS.map((key, index) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say.keyWords[index]}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">
          <span>{messages.value.shared.close}</span>
        </button>
      </form>
    </dialog>
  );
}
