import { confirm, isSpent, kindOf, prepare, takeIn } from './agree.ts';
import { SyncError } from './faults.ts';
import { pathOf } from './layout.ts';
import type { LocalRecords, RemoteFolder } from './ports.ts';

/** How often one record is tried anew when others write it at the same time. */
const TRIES = 4;

export interface RecordOptions {
  local: LocalRecords;
  remote: RemoteFolder;
  signal: AbortSignal;
  /** ISO 8601 instant. */
  now: () => string;
}

export interface RecordOutcome {
  /** The local record was changed by the server's. */
  taken: boolean;
  sent: boolean;
  conflict: boolean;
}

/**
 * Brings one record to where both sides have the same. `listed` is the tag its file was listed with, null where the
 * server does not say, undefined where there was no file. What the server has is taken in before anything is sent, and
 * what is sent takes the place of that version alone.
 */
export async function syncRecord(
  id: string,
  listed: string | null | undefined,
  options: RecordOptions,
): Promise<RecordOutcome> {
  const { local, remote, signal } = options;
  const path = pathOf(id);
  const outcome: RecordOutcome = { taken: false, sent: false, conflict: false };
  let tag = listed;
  let isHeedless = false;
  for (let round = 0; round < TRIES; round += 1) {
    const state = await local.change(id, (here) => ({ result: here.state }));
    const isNews = tag === null || (tag !== undefined && tag !== state?.etag);
    if (isNews && !(await take(id, options, outcome))) tag = undefined;
    if (!isNews && state && isSpent(id, state, options.now())) {
      if (tag) await remote.remove(path, tag, signal);
      await local.change(id, () => ({ state: null, result: null }));
      return outcome;
    }
    const sent = await send(id, { isAbsent: tag === undefined, isHeedless }, options);
    if (sent.outcome !== 'changed') {
      outcome.sent = sent.outcome === 'sent';
      return outcome;
    }
    const again = await remote.get(path, signal);
    // A tag that is refused although the file is the same is of no use as a condition.
    isHeedless = again !== null && again.etag !== null && again.etag === sent.over;
    tag = again ? again.etag : undefined;
  }
  throw new SyncError('locked');
}

/** Takes in the server's file; false: there is none. */
async function take(id: string, options: RecordOptions, outcome: RecordOutcome): Promise<boolean> {
  const file = await options.remote.get(pathOf(id), options.signal);
  if (!file) return false;
  const now = options.now();
  const taken = await options.local.change(id, (here) => {
    const { content, state, changed, conflict } = takeIn(kindOf(id), id, here, file, now);
    return { ...(changed ? { local: content } : {}), state, result: { changed, conflict } };
  });
  outcome.taken ||= taken.changed;
  outcome.conflict ||= taken.conflict;
  return true;
}

async function send(
  id: string,
  { isAbsent, isHeedless }: { isAbsent: boolean; isHeedless: boolean },
  { local, remote, signal, now }: RecordOptions,
): Promise<{ outcome: 'sent' | 'nothing' } | { outcome: 'changed'; over: string | null }> {
  const path = pathOf(id);
  const at = now();
  const { body, etag } = await local.change(id, (here) => {
    const prepared = prepare(kindOf(id), id, here, { absent: isAbsent, now: at });
    return { state: prepared.state, result: { body: prepared.body, etag: prepared.state?.etag ?? null } };
  });
  if (body === null) return { outcome: 'nothing' };
  const over = isAbsent ? null : etag === null || isHeedless ? 'any' : { etag };
  let put = await remote.put(path, body, over, signal);
  if (put.outcome === 'no-folder') {
    await remote.makeFolder(path.slice(0, path.lastIndexOf('/')), signal);
    put = await remote.put(path, body, over, signal);
  }
  if (put.outcome === 'no-folder') throw new SyncError('no-folder');
  if (put.outcome === 'changed') return { outcome: 'changed', over: etag };
  const { etag: next } = put;
  // Where what was agreed on has been forgotten meanwhile, the next pass begins anew.
  await local.change(id, ({ state }) =>
    state?.sent === body ? { state: confirm(id, body, next), result: null } : { result: null },
  );
  return { outcome: 'sent' };
}
