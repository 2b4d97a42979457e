import { type ReadonlySignal, signal, useSignal } from '@preact/signals';
import type { PromptTask } from '../../lib/analysis/analysis.ts';
import { call } from '../../lib/client/background.ts';
import { type PageSettings, serviceFor } from '../../lib/settings/settings.ts';

/** Something the reader asked for that would send text, and has not been sent. */
export interface HeldSending {
  task: PromptTask;
  act: () => void;
}

/** Stands between a press and what it would send. */
export interface SendGate {
  /** Shown by `SendNotice` where the press was made: a service is missing, or may not be sent to yet. */
  held: ReadonlySignal<HeldSending | null>;
  /** Acts at once where the task's service is set up and the reader has allowed it. */
  send(task: PromptTask, act: () => void): void;
  drop(): void;
}

export function useSendGate(settings: PageSettings): SendGate {
  const held = useSignal<HeldSending | null>(null);
  return {
    held,
    send(task, act) {
      const service = serviceFor(settings, task);
      const isFree = service?.ready === true && service.consented;
      held.value = isFree ? null : { task, act };
      if (isFree) act();
    },
    drop() {
      held.value = null;
    },
  };
}

/** Whether the reader is being asked at this moment: then nothing else is offered beside it. */
export function asksConsent(gate: SendGate, settings: PageSettings): boolean {
  const held = gate.held.value;
  const service = held && serviceFor(settings, held.task);
  return service?.ready === true && !service.consented;
}

/** Whether the reader's yes is taken here: on the extension's own pages it is, on arXiv's a script might say it for them. */
export const takesConsent = signal(false);

/** The reader's word that text may go to a service; what is asked for next says by itself if it was not stored. */
export async function giveConsent(profileId: string): Promise<void> {
  await call('giveConsent', { id: profileId }).catch(() => undefined);
}
