import { storage } from 'wxt/utils/storage';
import type { ErrorShape } from '../core/errors.ts';
import type { CallWindow } from '../queue/limiter.ts';
import { Remembered } from './remembered.ts';

/** Profiles whose server has refused them, and with which words, until the reader takes them up again. */
const pauses = new Remembered(
  storage.defineItem<Record<string, ErrorShape>>('local:pausedProfiles', { version: 1, fallback: {} }),
);

/** What each profile was asked for lately: it outlives the worker, and means nothing after the browser's end. */
const windows = new Remembered(
  storage.defineItem<Record<string, CallWindow>>('session:callWindows', { version: 1, fallback: {} }),
);

let writing: Promise<unknown> = Promise.resolve();

/** One change after the other, and none between a read and its write. */
function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
  const turn = writing.then(act);
  writing = turn.catch(() => undefined);
  return turn;
}

export function findPauses(): Promise<Record<string, ErrorShape>> {
  return inTurn(() => pauses.get());
}

/** `error` null takes the profile up again. Answers whether that changed anything. */
export function putPause(profileId: string, error: ErrorShape | null): Promise<boolean> {
  return inTurn(async () => {
    const { [profileId]: before, ...others } = await pauses.get();
    if (error === null && !before) return false;
    await pauses.set(error === null ? others : { ...others, [profileId]: error });
    return true;
  });
}

export function findWindows(): Promise<Record<string, CallWindow>> {
  return inTurn(() => windows.get());
}

export function updateWindow(
  profileId: string,
  change: (window: CallWindow | undefined) => CallWindow | undefined,
): Promise<void> {
  return inTurn(async () => {
    const { [profileId]: before, ...others } = await windows.get();
    const window = change(before);
    // No call waits for this: a worker killed before it is written forgets its very last calls, and no more.
    windows.setSoon(window ? { ...others, [profileId]: window } : others);
  });
}
