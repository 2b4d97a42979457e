import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useMemo, useReducer } from 'preact/hooks';

/** Rows drawn above and below the window. */
const OVERSCAN = 6;

interface VirtualRowsOptions {
  count: number;
  /** Pixels of a row that has not been drawn yet. */
  rowHeight: number;
  /** Drawn wherever the window is: the keyboard is there. */
  kept: number;
  keyOf: (index: number) => string;
  scrollElement: () => HTMLElement | null;
}

/** Which of very many rows are to be drawn; drawn again as the reader scrolls. */
export function useVirtualRows(options: VirtualRowsOptions): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const { count, rowHeight, kept, keyOf, scrollElement } = options;
  const all = {
    count,
    overscan: OVERSCAN,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    getScrollElement: scrollElement,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const indexes = defaultRangeExtractor(range);
      if (kept >= count || indexes.includes(kept)) return indexes;
      return [...indexes, kept].toSorted((a, b) => a - b);
    },
  };
  const virtualizer = useMemo(() => new Virtualizer<HTMLElement, HTMLElement>(all), []);
  virtualizer.setOptions(all);
  // What an adapter is to call when it has mounted, and after each drawing.
  const { _didMount: didMount, _willUpdate: willUpdate } = virtualizer;
  useLayoutEffect(didMount, [didMount]);
  useLayoutEffect(willUpdate);
  return virtualizer;
}
