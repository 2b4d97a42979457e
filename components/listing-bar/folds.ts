import { useSignal } from '@preact/signals';
import { keepInTab, readFromTab } from '../hooks/tab-storage.ts';

/** A part of the bar that opens below its lines. */
export type Fold = 'steps' | 'filter' | 'more';

/** In the tab's own storage: it says which parts are open and nothing else. */
const KEY = 'marginalia-bar';

export interface Folds {
  isOpen: (fold: Fold) => boolean;
  toggle: (fold: Fold) => void;
}

/** What is open of the bar, until the tab is closed. */
export function useFolds(): Folds {
  const open = useSignal<string | null>(null);
  open.value ??= readFromTab(KEY) ?? '';
  const isOpen = (fold: Fold): boolean => open.value?.includes(fold) === true;
  return {
    isOpen,
    toggle(fold) {
      open.value = isOpen(fold) ? (open.value ?? '').replace(fold, '') : `${open.value} ${fold}`;
      keepInTab(KEY, open.value);
    },
  };
}
