import type { FinishReason } from '../../completion/completion.ts';
import type { ErrorCode } from '../../core/errors.ts';

export interface Rejection {
  ok: false;
  code: ErrorCode;
  /** For people; may hold a few words of the answer, never more. */
  detail: string;
}

export type Verdict<Value> = { ok: true; value: Value } | Rejection;

/** How a stream ended, and what it brought. */
export interface RawAnswer {
  raw: string;
  finish: FinishReason;
  /** What the server marked as a refusal. */
  refusal: string | null;
}

export function reject(code: ErrorCode, detail: string): Rejection {
  return { ok: false, code, detail: detail.replace(/\s+/g, ' ').slice(0, 160) };
}
