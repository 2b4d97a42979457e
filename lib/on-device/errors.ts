import { AppError, type ErrorCode } from '../core/errors.ts';
import type { Availability } from './apis.ts';

/** By the names of exceptions the two interfaces document. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  AbortError: 'cancelled',
  // A download was not begun by a press, or is forbidden by policy.
  NotAllowedError: 'model-not-downloaded',
  NetworkError: 'unreachable',
  QuotaExceededError: 'too-long',
  // A language, or a part of the JSON Schema, that this browser does not know.
  NotSupportedError: 'bad-request',
  TypeError: 'bad-request',
  // No answer of the shape asked for could be made.
  SyntaxError: 'malformed',
  NotReadableError: 'filtered',
  InvalidStateError: 'interrupted',
};

/** What a model of the browser threw. */
export function toDeviceError(thrown: unknown, signal?: AbortSignal): AppError {
  if (thrown instanceof AppError) return thrown;
  if (signal?.aborted) return new AppError('cancelled', undefined, { cause: thrown });
  const { name, message } = thrown instanceof Error ? thrown : { name: '', message: String(thrown) };
  return new AppError(CODES[name] ?? 'server-error', `${name}: ${message}`, { cause: thrown });
}

/** Why a model cannot be asked; null when it can. */
export function modelObstacle(state: Availability | 'absent'): AppError | null {
  if (state === 'available') return null;
  const isThere = state === 'downloadable' || state === 'downloading';
  return new AppError(isThere ? 'model-not-downloaded' : 'model-unavailable', state);
}
