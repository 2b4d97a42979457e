import type { Availability, DeviceApis } from './apis.ts';
import { ENGLISH, readContextWindow } from './prompt.ts';
import { INTO_CHINESE } from './translate.ts';

/** How it stands with one of the browser's models; `absent`: the browser knows nothing of such models. */
export type ModelState = Availability | 'absent';

export interface DeviceState {
  model: ModelState;
  /** From English into Chinese. */
  translator: ModelState;
  /** Tokens of input and output together; null where it is not known or has no limit. */
  contextTokens: number | null;
}

/** Both models, without what only a session can tell. */
export async function readAvailability({
  languageModel,
  translator,
}: DeviceApis): Promise<Pick<DeviceState, 'model' | 'translator'>> {
  const [model, into] = await Promise.all([
    stateOf(languageModel?.availability(ENGLISH)),
    stateOf(translator?.availability(INTO_CHINESE)),
  ]);
  return { model, translator: into };
}

export async function readDeviceState(apis: DeviceApis, signal: AbortSignal): Promise<DeviceState> {
  const states = await readAvailability(apis);
  const contextTokens = states.model === 'available' ? await readContextWindow(apis.languageModel, signal) : null;
  return { ...states, contextTokens };
}

/** What cannot be found out cannot be used. */
async function stateOf(answer: Promise<Availability | null> | undefined): Promise<ModelState> {
  if (!answer) return 'absent';
  return (await answer.catch(() => null)) ?? 'unavailable';
}
