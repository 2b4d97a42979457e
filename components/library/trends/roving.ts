import { type Signal, useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';

/** A point of a drawing: which line, and which week of it. */
export interface Place {
  row: number;
  column: number;
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

export interface Roving {
  /** Pointed at or with the focus: what the figures are shown of. */
  shown: Signal<Place | null>;
  onKeyDown: (event: TargetedKeyboardEvent<SVGSVGElement>) => void;
  /** Attributes of the link at a place. */
  linkAt: (place: Place) => {
    'data-at': string;
    tabIndex: number;
    onFocus: () => void;
    onBlur: () => void;
    onPointerEnter: () => void;
  };
}

/** One stop of the tab key for a whole drawing, and arrows from point to point within it; where there is none they go on. */
export function useRoving(rows: number, columns: number, has: (place: Place) => boolean): Roving {
  const at = useSignal<Place | null>(null);
  const shown = useSignal<Place | null>(null);
  const isStop = at.value && has(at.value) ? at.value : lastPlace(rows, columns, has);
  return {
    shown,
    onKeyDown: (event) => {
      const step = MOVES[event.key] ?? (event.key === 'Home' || event.key === 'End' ? [0, 0] : undefined);
      if (!step || !isStop || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const [down, along] = step;
      let next = { ...isStop };
      if (event.key === 'Home') next = { row: isStop.row, column: -1 };
      if (event.key === 'End') next = { row: isStop.row, column: columns };
      const [dr, dc] = event.key === 'Home' ? [0, 1] : event.key === 'End' ? [0, -1] : [down, along];
      do next = { row: next.row + dr, column: next.column + dc };
      while (isWithin(next, rows, columns) && !has(next));
      if (!isWithin(next, rows, columns)) return;
      event.currentTarget.querySelector<SVGElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
    },
    linkAt: (place) => ({
      'data-at': `${place.row} ${place.column}`,
      tabIndex: isStop?.row === place.row && isStop.column === place.column ? 0 : -1,
      onFocus: () => {
        at.value = place;
        shown.value = place;
      },
      onBlur: () => {
        shown.value = null;
      },
      onPointerEnter: () => {
        shown.value = place;
      },
    }),
  };
}

function isWithin({ row, column }: Place, rows: number, columns: number): boolean {
  return row >= 0 && row < rows && column >= 0 && column < columns;
}

/** The newest of the first line that has any. */
function lastPlace(rows: number, columns: number, has: (place: Place) => boolean): Place | null {
  for (let row = 0; row < rows; row += 1) {
    for (let column = columns - 1; column >= 0; column -= 1) if (has({ row, column })) return { row, column };
  }
  return null;
}
