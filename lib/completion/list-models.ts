import { AppError } from '../core/errors.ts';
import type { Profile } from '../providers/profile.ts';
import { createClient } from './client.ts';
import { toAppError } from './errors.ts';

const TIMEOUT = 15_000;
/** Some routers list thousands. */
const MOST = 2_000;

/** Names of the models a server offers, in its own order. */
export async function listModels(
  profile: Profile,
  apiKey: string,
  options: { signal: AbortSignal },
): Promise<string[]> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(TIMEOUT)]);
  const models = new Set<string>();
  try {
    for await (const model of createClient(profile, apiKey, TIMEOUT).models.list({ signal })) {
      // Gemini lists `models/…` and takes the name alone.
      if (typeof model.id === 'string' && model.id) models.add(model.id.replace(/^models\//, ''));
      if (models.size >= MOST) break;
    }
  } catch (thrown) {
    throw toAppError(timedOut(signal, options.signal) ?? thrown, { profile, apiKey });
  }
  return [...models];
}

function timedOut(signal: AbortSignal, outer: AbortSignal): AppError | null {
  return signal.aborted && !outer.aborted ? new AppError('timeout', `no list within ${TIMEOUT / 1000} s`) : null;
}
