import type { VNode } from 'preact';

/** Own drawings on a 16 by 16 grid, one path each, stroked in the colour of the text. */
const PATHS = {
  star: 'M8 1.8l1.9 4 4.4.6-3.2 3 .8 4.4L8 11.7l-3.9 2.1.8-4.4-3.2-3 4.4-.6z',
  hide: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM3 13.5l10-11',
  show: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM8 9.6a1.6 1.6 0 100-3.2 1.6 1.6 0 000 3.2z',
  note: 'M3 13l.6-2.8 7.2-7.2a1 1 0 011.4 0l.8.8a1 1 0 010 1.4L5.8 12.4z',
  analyse: 'M3 3.5h10M3 6.5h6M3 9.5h4M3 12.5h3M12.4 8l.8 2 2 .8-2 .8-.8 2-.8-2-2-.8 2-.8z',
  down: 'M4 6.2l4 4 4-4',
  up: 'M4 10.2l4-4 4 4',
  close: 'M4 4l8 8M12 4l-8 8',
  dash: 'M4.5 8h7',
  check: 'M3 8.6l3.2 3.2L13 5',
  copy: 'M6 6h7v7.5H6zM3 10V2.5h7V4',
  save: 'M8 2.5v7.5M5 7.2l3 3 3-3M3 13.2h10',
  options:
    'M2.5 5h6M12 5h1.5M2.5 11h1.5M7.5 11h6M8.5 5a1.75 1.75 0 103.5 0 1.75 1.75 0 10-3.5 0M4 11a1.75 1.75 0 103.5 0 1.75 1.75 0 10-3.5 0',
  library: 'M2.5 2.5h3v11h-3zM5.5 2.5h3v11h-3zM9.9 3.3l2.3-.6 2.3 10-2.3.6z',
  tag: 'M2.5 8.6V2.5h6.1l5 5-6.1 6.1zM5.6 5.6h.1',
  back: 'M10 3.5L5.5 8l4.5 4.5',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  search: 'M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.4 10.4l3.4 3.4',
  keys: 'M2 4.5h12v7.5H2zM4.5 7h.1M7 7h.1M9.5 7h.1M12 7h.1M5.5 9.8h5',
  retry: 'M13 8a5 5 0 11-1.6-3.7M13 2.2v2.6h-2.6',
  digest: 'M3 2.5h10v11H3zM5.4 5.5h5.2M5.4 8h5.2M5.4 10.5h3',
  warning: 'M8 2.2l6 11H2zM8 6.4v3M8 11.4v.1',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a word, never instead of one: hidden from assistive technology. */
export function Icon({ name }: { name: IconName }): VNode {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
