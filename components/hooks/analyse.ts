import { type Signal, useSignal } from '@preact/signals';
import type { PageSettings } from '../../lib/settings/settings.ts';
import type { PaperStore } from './paper-store.ts';

/** Asks for an analysis, or notes that a provider is wanted first. */
export function useAnalyse(
  arxivId: string,
  store: PaperStore,
  settings: PageSettings,
): { analyse: (again?: boolean) => void; needsProvider: Signal<boolean> } {
  const needsProvider = useSignal(false);
  const analyse = (again = false): void => {
    needsProvider.value = !settings.ready;
    if (settings.ready) void store.analyse([arxivId], again);
  };
  return { analyse, needsProvider };
}
