import type { Signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

/** The paper of which a part is to get the focus. */
export type TurnTo = Signal<{ arxivId: string; part: 'note' | 'tag' | 'analyse' } | null>;

/** A press of the button itself is what asks. */
const PARTS = {
  note: '[data-part="note"] textarea',
  tag: '[data-part="reader-tags"] input',
  analyse: '.workings :is([data-action="analyse-abstract"], [data-action="retry"])',
};

/** Gives the focus to the part asked for, once the paper is drawn. */
export function useTurnTo(
  turning: TurnTo,
  arxivId: string,
  pane: { current: HTMLElement | null },
  drawn: boolean,
): void {
  const part = turning.value?.arxivId === arxivId && drawn ? turning.value.part : null;
  // Before the next key, which belongs where this one leads.
  useLayoutEffect(() => {
    if (part === null) return;
    pane.current?.querySelector<HTMLElement>(PARTS[part])?.focus();
    turning.value = null;
  }, [part, turning]);
}
