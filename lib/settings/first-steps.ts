import { storage } from 'wxt/utils/storage';
import { Remembered } from './remembered.ts';
import type { FirstStep, Settings } from './settings.ts';

/** Steps that were taken or closed: none comes back, not even when what was set up is removed. */
const over = new Remembered(storage.defineItem<FirstStep[]>('local:firstSteps', { version: 1, fallback: [] }));

/** What a new reader has neither done nor closed, in order. */
export async function findFirstSteps({
  categories,
  profiles,
}: Pick<Settings, 'categories' | 'profiles'>): Promise<FirstStep[]> {
  const hasService = profiles.length > 0;
  const taken: Record<FirstStep, boolean> = {
    'on-device': hasService,
    follow: categories.length > 0,
    service: hasService,
  };
  const ended = await over.get();
  const fresh = STEPS.filter((step) => taken[step] && !ended.includes(step));
  if (fresh.length > 0) await over.set([...ended, ...fresh]);
  return STEPS.filter((step) => !taken[step] && !ended.includes(step));
}

export async function endFirstStep(step: FirstStep): Promise<void> {
  const ended = await over.get();
  if (!ended.includes(step)) await over.set([...ended, step]);
}

const STEPS: readonly FirstStep[] = ['on-device', 'follow', 'service'];
