import { AppError } from '../../core/errors.ts';
import { readText } from '../../core/read-body.ts';
import { LONGEST_BODY } from '../client.ts';
import type { Exchange, Silence } from './observation.ts';
import type { Surroundings } from './probe.ts';

const TEXT_KEPT = 300;
/** Milliseconds. */
const KNOCK_TIMEOUT = 5_000;

/** One small request that reaches no model. Redirects are not followed, nothing is kept or sent along. Throws only when cancelled. */
export async function exchange(
  url: string,
  { apiKey, patience }: Pick<Surroundings, 'apiKey' | 'patience'>,
  signal: AbortSignal,
  body?: Record<string, unknown>,
): Promise<Exchange | Silence> {
  const late = AbortSignal.timeout(patience.request);
  const sentAt = Date.now();
  const startedAt = performance.now();
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.any([signal, late]),
    });
    const milliseconds = performance.now() - startedAt;
    const at = (sentAt + Date.now()) / 2;
    const text = (await readText(response, LONGEST_BODY)) ?? '';
    const date = Date.parse(response.headers.get('date') ?? '');
    return {
      kind: 'answer',
      status: response.status,
      // Browsers hide a redirect that is not followed; Node shows it.
      redirects: response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400),
      contentType: response.headers.get('content-type') ?? '',
      json: parse(text),
      text: text.slice(0, TEXT_KEPT),
      date: Number.isNaN(date) ? null : date,
      at,
      milliseconds,
    };
  } catch {
    if (signal.aborted) throw new AppError('cancelled');
    return { kind: 'silence', reason: late.aborted ? 'timeout' : 'network' };
  }
}

/** Whether anything answers there; what, a page without permission cannot see, and need not. */
export async function knock(url: string, signal: AbortSignal): Promise<boolean> {
  const late = AbortSignal.timeout(KNOCK_TIMEOUT);
  try {
    await fetch(url, {
      mode: 'no-cors',
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.any([signal, late]),
    });
    return true;
  } catch {
    if (signal.aborted) throw new AppError('cancelled');
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
