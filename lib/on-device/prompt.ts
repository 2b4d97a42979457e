import { AppError } from '../core/errors.ts';
import type { LanguageModelApi, LanguageModelSession, ModelOptions, PromptOptions } from './apis.ts';
import { modelObstacle, toDeviceError } from './errors.ts';

/** English alone: the one language every browser's model is made for. */
export const ENGLISH: ModelOptions = {
  expectedInputs: [{ type: 'text', languages: ['en'] }],
  expectedOutputs: [{ type: 'text', languages: ['en'] }],
};

export interface PromptRequest {
  system: string;
  text: string;
  /** JSON Schema of the answer; null for free text. */
  responseConstraint: Record<string, unknown> | null;
}

/** Pieces of the answer, then its end. `length`: the context was full; tokens null where the browser does not count. */
export type PromptEvent =
  | { type: 'delta'; text: string }
  | { type: 'end'; finish: 'stop' | 'length'; inputTokens: number | null; outputTokens: number | null };

/** One streamed answer in a session of its own. Throws `too-long` before anything is written where it does not fit. */
export async function* promptModel(
  api: LanguageModelApi | null,
  { system, text, responseConstraint }: PromptRequest,
  signal: AbortSignal,
): AsyncGenerator<PromptEvent, void> {
  const session = await openSession(api, system, signal);
  try {
    const options: PromptOptions = { signal, ...(responseConstraint ? { responseConstraint } : {}) };
    const used = usageOf(session);
    const asked = await measure(session, text, options);
    const input = used === null || asked === null ? null : used + asked;
    const window = windowOf(session);
    if (input !== null && window !== null && input >= window) throw new AppError('too-long', `${input} of ${window}`);
    let isFull = false;
    const fill = (): void => {
      isFull = true;
    };
    session.addEventListener('contextoverflow', fill);
    session.addEventListener('quotaoverflow', fill);
    const reader = session.promptStreaming(text, options).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (value !== '') yield { type: 'delta', text: value };
    }
    const total = usageOf(session);
    isFull ||= total !== null && window !== null && total >= window;
    const output = total === null || input === null || total < input ? null : Math.round(total - input);
    const inputTokens = input === null ? null : Math.round(input);
    yield { type: 'end', finish: isFull ? 'length' : 'stop', inputTokens, outputTokens: output };
  } catch (thrown) {
    throw toDeviceError(thrown, signal);
  } finally {
    session.destroy();
  }
}

/** Tokens a session holds, input and output together; null where the browser sets no limit or does not say. */
export async function readContextWindow(api: LanguageModelApi | null, signal: AbortSignal): Promise<number | null> {
  const session = await openSession(api, '', signal);
  const window = windowOf(session);
  session.destroy();
  return window;
}

async function openSession(
  api: LanguageModelApi | null,
  system: string,
  signal: AbortSignal,
): Promise<LanguageModelSession> {
  try {
    const obstacle = modelObstacle(api ? await api.availability(ENGLISH) : 'absent');
    if (!api || obstacle) throw obstacle ?? new AppError('model-unavailable');
    const prompts = system === '' ? {} : { initialPrompts: [{ role: 'system' as const, content: system }] };
    return await api.create({ ...ENGLISH, ...prompts, signal });
  } catch (thrown) {
    throw toDeviceError(thrown, signal);
  }
}

function windowOf({ contextWindow, inputQuota }: LanguageModelSession): number | null {
  return finite(contextWindow ?? inputQuota);
}

function usageOf({ contextUsage, inputUsage }: LanguageModelSession): number | null {
  return finite(contextUsage ?? inputUsage);
}

async function measure(session: LanguageModelSession, text: string, options: PromptOptions): Promise<number | null> {
  const measured = session.measureContextUsage?.(text, options) ?? session.measureInputUsage?.(text, options);
  return finite(await measured);
}

function finite(count: number | undefined): number | null {
  return count !== undefined && Number.isFinite(count) ? count : null;
}
