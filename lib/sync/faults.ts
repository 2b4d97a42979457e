/**
 * Everything that can go wrong with the reader's server, as a closed set; each has its words in `i18n/{en,zh}/sync.ts`. A set
 * beside `ErrorCode`, so that those words stay with the options and no page of arXiv's loads them.
 */
export const SYNC_FAULTS = [
  // Set up here
  'bad-address',
  'insecure',
  'no-permission',
  'no-password',
  'password-locked',
  // On the way
  'offline',
  'unreachable',
  'timeout',
  'redirected',
  // What the server says
  'wrong-password',
  'forbidden',
  'no-folder',
  'not-webdav',
  'locked',
  'full',
  'busy',
  'rejected',
  'server-error',
  // What lies there
  'too-large',
  'unreadable',
  'newer',
  // This machine
  'storage',
  'stopped',
] as const;
export type SyncFault = (typeof SYNC_FAULTS)[number];

/** Faults of one file: the others go on. */
const OF_ONE_FILE: ReadonlySet<SyncFault> = new Set<SyncFault>([
  'locked',
  'rejected',
  'too-large',
  'unreadable',
  'newer',
]);
/** Asking again by itself cannot help, and a wrong password tried again and again shuts an account. */
const FINAL: ReadonlySet<SyncFault> = new Set<SyncFault>([
  'bad-address',
  'insecure',
  'no-permission',
  'no-password',
  'wrong-password',
  'forbidden',
  'not-webdav',
  'redirected',
]);

export const isOfOneFile = (fault: SyncFault): boolean => OF_ONE_FILE.has(fault);
export const isFinal = (fault: SyncFault): boolean => FINAL.has(fault);

export class SyncError extends Error {
  override readonly name = 'SyncError';
  readonly fault: SyncFault;
  /** What the server or the browser said; for people. */
  readonly detail: string | undefined;
  /** Seconds, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(fault: SyncFault, detail?: string, options: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(detail ? `${fault}: ${detail}` : fault, { cause: options.cause });
    this.fault = fault;
    this.detail = detail;
    this.retryAfter = options.retryAfter;
  }
}
