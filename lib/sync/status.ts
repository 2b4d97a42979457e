import { type SyncFault, SyncError } from './faults.ts';

const FAULTS: Readonly<Record<number, SyncFault>> = {
  401: 'wrong-password',
  403: 'forbidden',
  404: 'no-folder',
  405: 'not-webdav',
  407: 'unreachable',
  408: 'timeout',
  409: 'no-folder',
  413: 'too-large',
  423: 'locked',
  429: 'busy',
  501: 'not-webdav',
  503: 'busy',
  504: 'timeout',
  507: 'full',
};

/** What a refusal means. 坚果云 says by 503 that there were too many requests. */
export function faultOf(response: Pick<Response, 'status' | 'type' | 'headers'>, method: string): SyncError {
  const { status, headers } = response;
  // A redirect that is not followed shows no status in a browser.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) return new SyncError('redirected');
  const fault = FAULTS[status] ?? (status >= 500 ? 'server-error' : 'rejected');
  return new SyncError(fault, `${method}: HTTP ${status}`, { retryAfter: secondsOf(headers.get('Retry-After')) });
}

/** RFC 9110: seconds, or a date. */
function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header);
  const wait = (Date.parse(header) - Date.now()) / 1_000;
  return wait > 0 && wait < 86_400 ? Math.ceil(wait) : undefined;
}
