import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { libraryWords } from './library-words.ts';
import type { ListModel } from './list-model.ts';
import { PaperRow } from './paper-row.tsx';
import { useVirtualRows } from './virtual-rows.ts';

/** Pixels of a row of three lines. */
const ROW_HEIGHT = 86;

/** The papers of the view, of which only those in the window are drawn. One of them has the focus, and keys move it. */
export function PaperList({ model }: { model: ListModel }): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = model.listed.value;
  const active = model.activeIndex.value;
  const virtual = useVirtualRows({
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    kept: active,
    keyOf: (index) => rows[index]?.arxivId ?? String(index),
    scrollElement: () => scroller.current,
  });

  const turn = model.focusTurn.value;
  const lastTurn = useRef(turn);
  useLayoutEffect(() => {
    if (turn === lastTurn.current) return;
    lastTurn.current = turn;
    virtual.scrollToIndex(active, { align: 'auto' });
    scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  }, [turn, active, virtual]);

  // A paper opened by its address is looked for in the list too.
  const open = model.open.value;
  const place = open === null ? -1 : rows.findIndex(({ arxivId }) => arxivId === open);
  const followed = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (place < 0 || followed.current === open) return;
    followed.current = open;
    virtual.scrollToIndex(place, { align: 'auto' });
  }, [place, open, virtual]);

  // Another view begins at its top.
  const { view } = model;
  const shown = useRef(view.value);
  useLayoutEffect(() => {
    if (shown.current === view.value) return;
    shown.current = view.value;
    virtual.scrollToOffset(0);
  }, [view.value, virtual]);

  return (
    <div class="list-scroll" ref={scroller}>
      <div
        role="grid"
        class="paper-list"
        aria-label={libraryWords.value.papers}
        aria-rowcount={rows.length}
        aria-multiselectable="true"
        style={{ height: `${virtual.getTotalSize()}px` }}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <PaperRow
                key={key}
                row={row}
                index={index}
                start={start}
                isActive={index === active}
                isSelected={model.selected.value.has(row.arxivId)}
                isOpen={model.open.value === row.arxivId}
                model={model}
                measure={virtual.measureElement}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
