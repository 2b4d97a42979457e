import { type Signal, useSignal } from '@preact/signals';
import type { AnalysisForm } from '../../lib/analysis/analysis.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import type { PaperStore } from './paper-store.ts';

export type Analyse = (again?: boolean, form?: AnalysisForm) => void;

/** Asks for an analysis, or notes that a provider is wanted first. */
export function useAnalyse(
  arxivId: string,
  store: PaperStore,
  settings: PageSettings,
): { analyse: Analyse; needsProvider: Signal<boolean> } {
  const needsProvider = useSignal(false);
  const analyse: Analyse = (again = false, form = 'abstract') => {
    needsProvider.value = !settings.ready;
    if (settings.ready) void store.analyse([arxivId], again, form);
  };
  return { analyse, needsProvider };
}
