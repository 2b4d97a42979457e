import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Width of an element in px, 0 until it was measured: what is drawn in it keeps the size of its letters. */
export function useMeasuredWidth(): { ref: RefObject<HTMLDivElement | null>; width: Signal<number> } {
  const ref = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    width.value = element.clientWidth;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);
  return { ref, width };
}
