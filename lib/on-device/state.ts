import type { Availability, DeviceApis } from './apis.ts';
import { ENGLISH } from './prompt.ts';
import { INTO_CHINESE } from './translate.ts';

/** How it stands with one of the browser's models; `absent`: the browser knows nothing of such models. */
export type ModelState = Availability | 'absent';

export interface DeviceState {
  model: ModelState;
  /** From English into Chinese. */
  translator: ModelState;
}

export async function readDeviceState({ languageModel, translator }: DeviceApis): Promise<DeviceState> {
  const [model, into] = await Promise.all([
    stateOf(languageModel?.availability(ENGLISH)),
    stateOf(translator?.availability(INTO_CHINESE)),
  ]);
  return { model, translator: into };
}

/** What cannot be found out cannot be used. */
async function stateOf(answer: Promise<Availability | null> | undefined): Promise<ModelState> {
  if (!answer) return 'absent';
  return (await answer.catch(() => null)) ?? 'unavailable';
}
