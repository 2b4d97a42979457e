/** Longest wait that is believed, in seconds: a day. */
const LONGEST = 86_400;

/** Seconds a server asks to wait, by header (milliseconds, seconds or a date) or in Google's error body. */
export function findRetryAfter(headers: Headers | undefined, body: string, now = Date.now()): number | undefined {
  const seconds = fromMilliseconds(headers) ?? fromSecondsOrDate(headers, now) ?? fromBody(body);
  if (seconds === undefined || !Number.isFinite(seconds)) return undefined;
  return Math.min(Math.max(Math.ceil(seconds), 0), LONGEST);
}

function fromMilliseconds(headers: Headers | undefined): number | undefined {
  const text = headers?.get('retry-after-ms')?.trim();
  return text && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) / 1000 : undefined;
}

function fromSecondsOrDate(headers: Headers | undefined, now: number): number | undefined {
  const text = headers?.get('retry-after')?.trim();
  if (!text) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : (instant - now) / 1000;
}

function fromBody(body: string): number | undefined {
  const match = /"?retryDelay"?\s*:\s*"?(\d+(?:\.\d+)?)s/.exec(body);
  return match ? Number(match[1]) : undefined;
}
