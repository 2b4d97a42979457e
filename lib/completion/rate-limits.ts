import type { Allowance, Allowances } from '../queue/limiter.ts';
import { findRetryAfter } from './retry-after.ts';

const REMAINING = /^x-ratelimit-remaining/;
const UNIT: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Numbers from here on are instants since the epoch, in seconds and in milliseconds; below, they are seconds to go. */
const EPOCH_SECONDS = 1e9;
const EPOCH_MILLISECONDS = 1e12;

/**
 * What a server says is left, by the `x-ratelimit-remaining…` headers and their `…reset…` of the same name, which no
 * standard holds together: `-requests` and `-tokens` (OpenAI), the same with `-minute` or `-day` behind, or nothing
 * behind at all, for requests. Null where it says nothing that can be understood.
 */
export function findAllowances(headers: Headers, now = Date.now()): Allowances {
  const told: Allowances = { requests: null, tokens: null };
  for (const [name, value] of headers) {
    if (!REMAINING.test(name) || !/^\d+$/.test(value.trim())) continue;
    const resetAt = resetOf(name, headers, now);
    const kind = name.includes('token') ? 'tokens' : 'requests';
    if (resetAt !== null) told[kind] = scarcer(told[kind], { remaining: Number(value), resetAt });
  }
  const wait = findRetryAfter(headers, '', now);
  return wait === undefined ? told : { ...told, requests: { remaining: 0, resetAt: now + wait * 1_000 } };
}

function resetOf(name: string, headers: Headers, now: number): number | null {
  const text = headers.get(name.replace('remaining', 'reset'))?.trim();
  if (text) return instantOf(text, now);
  return name.endsWith('-minute') ? now + 60_000 : null;
}

/** `6m0s`, `120ms`, `7.66` (seconds), an instant as a number or a date. */
function instantOf(text: string, now: number): number | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) {
    const value = Number(text);
    if (value >= EPOCH_MILLISECONDS) return value;
    return value >= EPOCH_SECONDS ? value * 1_000 : now + value * 1_000;
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  if (parts.length > 0 && parts.map(([part]) => part).join('') === text) {
    return now + parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNIT[unit] ?? 0), 0);
  }
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

function scarcer(one: Allowance | null, other: Allowance): Allowance {
  return one && one.remaining <= other.remaining ? one : other;
}
