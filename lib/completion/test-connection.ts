import { AppError } from '../core/errors.ts';
import type { ConnectionReport } from '../messaging/protocol.ts';
import { findProvider } from '../providers/index.ts';
import type { Profile } from '../providers/profile.ts';
import { toAppError } from './errors.ts';
import { listModels } from './list-models.ts';
import { streamCompletion } from './stream-completion.ts';

export interface ConnectionOptions {
  signal: AbortSignal;
  /** Milliseconds; a local model may have to be loaded first. */
  timeout?: number;
}

/** One tiny streamed call and, best effort, the server's models. Only a cancelled test throws. */
export async function testConnection(
  profile: Profile,
  apiKey: string,
  options: ConnectionOptions,
): Promise<ConnectionReport> {
  if (findProvider(profile.provider)?.keyRequired && !apiKey) {
    return { ok: false, error: { code: 'no-key' }, models: [], latency: null };
  }
  const listing = listModels(profile, apiKey, options).catch(() => []);
  try {
    const latency = await measureFirstToken(profile, apiKey, options);
    return { ok: true, error: null, models: await listing, latency };
  } catch (thrown) {
    const error = toAppError(thrown, { profile, apiKey });
    if (error.code === 'cancelled') throw error;
    return { ok: false, error: error.toShape(), models: await listing, latency: null };
  }
}

async function measureFirstToken(profile: Profile, apiKey: string, options: ConnectionOptions): Promise<number> {
  const { signal, timeout = 60_000 } = options;
  const startedAt = performance.now();
  const events = streamCompletion(
    {
      profile,
      apiKey,
      messages: [{ role: 'user', content: 'Answer with the single word: ready' }],
      schema: null,
      outputLevel: 'plain',
      maxOutputTokens: 16,
    },
    { signal, firstTokenTimeout: timeout, idleTimeout: timeout },
  );
  for await (const event of events) {
    if (event.type === 'delta') return performance.now() - startedAt;
    // A thinking model may spend all sixteen tokens on thought: it answered none the less.
    if (event.type === 'end' && event.finish !== 'missing') return performance.now() - startedAt;
  }
  throw new AppError('stream-cut', 'the server closed the stream without an answer');
}
