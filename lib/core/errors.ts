/**
 * Everything that can go wrong, as a closed set. The UI maps each code to a message and a next step
 * in both languages; text from a server goes into `detail` and is only ever shown as text.
 */
export const ERROR_CODES = [
  // Setup
  'no-provider',
  'no-key',
  'bad-key',
  'key-locked',
  'wrong-passphrase',
  'no-access',
  'no-credit',
  'no-permission',
  'no-consent',
  'model-not-found',
  // Models of the browser itself
  'model-unavailable',
  'model-not-downloaded',
  'no-translator',
  // Transport
  'unreachable',
  'origin-refused',
  'timeout',
  'rate-limited',
  'server-error',
  'bad-request',
  'too-long',
  'stream-cut',
  'interrupted',
  'cancelled',
  'batch-unfinished',
  // The guard's verdicts on what a model said
  'refusal',
  'echo',
  'wrong-paper',
  'truncated',
  'filtered',
  'malformed',
  'wrong-language',
  'section-missing',
  'formula-lost',
  // This machine
  'over-budget',
  'price-unknown',
  'storage-full',
  'no-room',
  'answer-lost',
  'storage-blocked',
  'storage-newer',
  'backup-unreadable',
  'backup-newer',
  // Input and messages
  'page-changed',
  'arxiv-busy',
  'no-abstract',
  'no-full-text',
  'not-found',
  'nothing-to-summarise',
  'not-a-report',
  'zotero-closed',
  'zotero-refused',
  'zotero-permission',
  'imported-refusal',
  'bad-message',
  'forbidden',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error as it crosses a message or sits in a stored row. */
export interface ErrorShape {
  code: ErrorCode;
  /** What the server or the browser said, redacted; for people, never parsed. */
  detail?: string;
  /** Seconds to wait before another try, where the server said so. */
  retryAfter?: number;
}

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, detail?: string, options: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(detail ? `${code}: ${detail}` : code, { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.retryAfter = options.retryAfter;
  }

  toShape(): ErrorShape {
    return {
      code: this.code,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.retryAfter === undefined ? {} : { retryAfter: this.retryAfter }),
    };
  }
}

/** Any thrown value as an AppError: what is not known is `internal`, an abort is `cancelled`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof Error) {
    if (thrown.name === 'AbortError') return new AppError('cancelled', undefined, { cause: thrown });
    if (thrown.name === 'QuotaExceededError') return new AppError('storage-full', thrown.message, { cause: thrown });
    return new AppError('internal', thrown.message, { cause: thrown });
  }
  return new AppError('internal', String(thrown));
}

export function fromShape(shape: ErrorShape): AppError {
  return new AppError(shape.code, shape.detail, { retryAfter: shape.retryAfter });
}
