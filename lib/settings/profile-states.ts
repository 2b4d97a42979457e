import { storage } from 'wxt/utils/storage';
import type { ErrorShape } from '../core/errors.ts';
import type { CallWindow } from '../queue/limiter.ts';

/** Profiles whose server has refused them, and with which words, until the reader takes them up again. */
const pauses = storage.defineItem<Record<string, ErrorShape>>('local:pausedProfiles', { version: 1, fallback: {} });

/** What each profile was asked for lately: it outlives the worker, and means nothing after the browser's end. */
const windows = storage.defineItem<Record<string, CallWindow>>('session:callWindows', { version: 1, fallback: {} });

let writing: Promise<unknown> = Promise.resolve();

/** One change after the other, and none between a read and its write. */
function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
  const turn = writing.then(act);
  writing = turn.catch(() => undefined);
  return turn;
}

export function findPauses(): Promise<Record<string, ErrorShape>> {
  return inTurn(() => pauses.getValue());
}

/** `error` null takes the profile up again. Answers whether that changed anything. */
export function putPause(profileId: string, error: ErrorShape | null): Promise<boolean> {
  return inTurn(async () => {
    const { [profileId]: before, ...others } = await pauses.getValue();
    if (error === null && !before) return false;
    await pauses.setValue(error === null ? others : { ...others, [profileId]: error });
    return true;
  });
}

export function findWindows(): Promise<Record<string, CallWindow>> {
  return inTurn(() => windows.getValue());
}

export function updateWindow(
  profileId: string,
  change: (window: CallWindow | undefined) => CallWindow | undefined,
): Promise<void> {
  return inTurn(async () => {
    const { [profileId]: before, ...others } = await windows.getValue();
    const window = change(before);
    await windows.setValue(window ? { ...others, [profileId]: window } : others);
  });
}
