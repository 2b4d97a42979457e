import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Log } from '../core/log.ts';
import { throttle } from '../core/throttle.ts';

const KEY = 'log';
const INTERVAL = 1_000;

const stored = z.array(z.object({ at: z.string(), level: z.enum(['info', 'warn', 'error']), message: z.string() }));

/** Carries the log over the worker's lives, until the browser ends: in memory of the browser's, never on the disk. */
export async function keepLog(log: Log): Promise<void> {
  const { session } = browser.storage;
  const write = throttle(INTERVAL, () => void session.set({ [KEY]: log.entries() }).catch(() => undefined));
  const earlier = stored.safeParse((await session.get(KEY))[KEY]).data ?? [];
  log.restore(earlier);
  log.onAdd = () => write(undefined);
}
