import { useSignal } from '@preact/signals';

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
  open.value ??= read();
  const isOpen = (fold: Fold): boolean => open.value?.includes(fold) === true;
  return {
    isOpen,
    toggle(fold) {
      open.value = isOpen(fold) ? (open.value ?? '').replace(fold, '') : `${open.value} ${fold}`;
      try {
        sessionStorage.setItem(KEY, open.value);
      } catch {
        // A page without storage: the bar is folded when it is opened again.
      }
    },
  };
}

function read(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
