import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { uiLanguage } from '../hooks/messages.ts';
import { ActionButton, type ActionButtonProps } from './action-button.tsx';
import { EstimateNote, type Priced } from './estimate-note.tsx';

/** Milliseconds that a pointer has to stay: one that only passes over a listing asks for nothing. */
const DWELL = 150;

export interface PricedButtonProps extends Omit<ActionButtonProps, 'hint' | 'spends'> {
  price: Priced;
  /** Who would be sent what. */
  recipient: string;
}

/**
 * A button that spends, where there is no room for a line: what its press would send and cost stands above it as long
 * as a pointer or the focus is on it. Escape takes it away.
 */
export function PricedButton({ price, recipient, ...button }: PricedButtonProps): VNode {
  const shown = useSignal(false);
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hide = (): void => {
    clearTimeout(timer.current);
    shown.value = false;
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const isShown = shown.value;
  useEffect(() => {
    if (!isShown) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') shown.value = false;
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isShown, shown]);
  return (
    <span
      class="priced"
      onPointerEnter={({ pointerType }) => {
        // A finger has pressed by then.
        if (pointerType === 'touch') return;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          shown.value = true;
        }, DWELL);
      }}
      onPointerLeave={hide}
      onFocusIn={() => {
        shown.value = true;
      }}
      onFocusOut={hide}
    >
      <ActionButton {...button} spends {...(isShown ? { describedBy: id } : {})} />
      {isShown && (
        <span id={id} class="bubble muted small" lang={uiLanguage.value}>
          {recipient} <EstimateNote {...price} id={`${id}-estimate`} live />
        </span>
      )}
    </span>
  );
}
