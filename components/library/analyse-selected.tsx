import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { Estimate } from '../../lib/messaging/protocol.ts';
import { type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { findSetupError } from '../hooks/page-settings.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ConfirmAnalysis } from '../shared/confirm-spend.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { libraryWords } from './library-words.ts';
import { type ListModel, MOST_AT_ONCE } from './list-model.ts';

interface AnalyseSelectedProps {
  arxivIds: readonly string[];
  model: ListModel;
  settings: PageSettings;
}

/** An analysis of what is selected: its price first, then the reader's yes. */
export function AnalyseSelected({ arxivIds, model, settings }: AnalyseSelectedProps): VNode {
  const say = libraryWords.value;
  const asked = useSignal<string[] | null>(null);
  const estimate = useSignal<Estimate | null>(null);
  const error = useSignal<ErrorShape | null>(null);
  const service = serviceFor(settings, 'abstract');

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    error.value = null;
    try {
      await act();
    } catch (thrown) {
      asked.value = null;
      error.value = toAppError(thrown).toShape();
    }
  };
  const ask = (): Promise<void> =>
    attempt(async () => {
      error.value = findSetupError(service);
      if (error.value) return;
      asked.value = arxivIds.slice(0, MOST_AT_ONCE);
      estimate.value = null;
      estimate.value = await call('estimate', { arxivIds: asked.value });
    });
  const confirm = (): Promise<void> =>
    attempt(async () => {
      const wanted = asked.value ?? [];
      asked.value = null;
      const jobs = await call('analyse', { arxivIds: wanted });
      model.done.value = { what: 'queued', papers: jobs.length };
      model.clearSelection();
    });
  return (
    <>
      {!asked.value && (
        <ActionButton
          action="analyse-all"
          icon="analyse"
          look="quiet"
          label={say.analyse}
          onAction={() => void ask()}
        />
      )}
      {asked.value && (
        <ConfirmAnalysis
          estimate={estimate.value}
          service={service}
          onConfirm={() => void confirm()}
          onCancel={() => {
            asked.value = null;
          }}
        />
      )}
      {error.value && <ErrorNotice error={error.value} />}
    </>
  );
}
