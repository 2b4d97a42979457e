import type { VNode } from 'preact';
import { isolated } from '../../lib/core/bidi.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import type { RowState } from '../hooks/triage-store.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { Isolated } from '../shared/isolated.tsx';

/** Where a row stands in the reader's order and why; and that it was on screen before. */
export function RowPlace({ shown, ranked }: { shown: RowState; ranked: boolean }): VNode | null {
  const { row } = messages.value;
  const { placing, seen } = shown;
  return (
    <>
      {ranked && placing && (
        <span data-part="place" class="place" data-explored={String(placing.explored)}>
          <strong title={row.scoreHint(placing.score)}>{row.place(placing.place)}</strong>
          {placing.reasons !== '' && (
            <span class="place-reason" lang={uiLanguage.value} title={isolated(placing.reasons)}>
              <Isolated text={placing.reasons} dir="auto" />
            </span>
          )}
        </span>
      )}
      {seen && <span class="muted small seen">{row.seen}</span>}
    </>
  );
}

/** One line in the place of a row that a rule leaves out, or that was seen elsewhere. */
export function FoldedRow({ words, onUnfold }: { words: string; onUnfold: (() => void) | undefined }): VNode {
  const { row } = messages.value;
  return (
    <div class="row-bar" data-part="folded">
      <span class="muted folded-words" lang={uiLanguage.value} title={isolated(words)}>
        <Isolated text={words} dir="auto" />
      </span>
      {onUnfold && <ActionButton action="unfold" icon="down" look="quiet" label={row.unfold} onAction={onUnfold} />}
    </div>
  );
}
