import { isSpent } from './agree.ts';
import { isOfOneFile, type SyncFault, SyncError } from './faults.ts';
import { isYear, MARKS, NOTES, pathOf, recordAt } from './layout.ts';
import type { LocalRecords, RemoteEntry, RemoteFolder } from './ports.ts';
import { syncRecord } from './sync-record.ts';

export interface SyncResult {
  /** Records taken in and sent, and notes that now hold both versions. */
  down: number;
  up: number;
  conflicts: number;
  /** Records that wait for the next run: only so much is asked of a server at once. */
  left: number;
  /** Files that were passed over. */
  skipped: { path: string; fault: SyncFault }[];
}

export interface SyncOptions {
  local: LocalRecords;
  remote: RemoteFolder;
  signal: AbortSignal;
  /** ISO 8601 instant. */
  now: () => string;
  /** Requests after which no other record is begun. */
  mostRequests: number;
  onProgress?: (progress: { done: number; total: number }) => void;
  /** A record of this device was changed by the server's. */
  onTaken?: (id: string) => void;
}

/**
 * One pass over everything that differs. Each record is agreed on by itself and durably, so that whatever breaks off
 * leaves the others done and this one to be done again. Throws the SyncError that ended it; `result` has what was done.
 */
export async function runSync(options: SyncOptions, result: SyncResult): Promise<void> {
  const { signal, onProgress } = options;
  const remote = counted(options.remote);
  const listed = await listRecords(remote, signal);
  const here = await options.local.survey();
  const ids = [...new Set([...here.keys(), ...listed.keys()])].filter((id) => {
    const known = here.get(id);
    const file = listed.get(id);
    if (!known?.state) return true;
    const isNews = !file || file.etag === null || file.etag !== known.state.etag;
    return known.changed || isNews || isSpent(id, known.state, options.now());
  });
  for (const [done, id] of ids.entries()) {
    onProgress?.({ done, total: ids.length });
    signal.throwIfAborted();
    if (remote.requests() >= options.mostRequests) {
      result.left = ids.length - done;
      break;
    }
    try {
      const tag = listed.get(id)?.etag;
      const done = await syncRecord(id, tag, { ...options, remote });
      result.down += done.taken ? 1 : 0;
      result.up += done.sent ? 1 : 0;
      result.conflicts += done.conflict ? 1 : 0;
      if (done.taken) options.onTaken?.(id);
    } catch (thrown) {
      if (!(thrown instanceof SyncError) || !isOfOneFile(thrown.fault)) throw thrown;
      result.skipped.push({ path: pathOf(id), fault: thrown.fault });
    }
  }
}

/** Files of ours by their record. Without the folders, they are made. */
async function listRecords(remote: RemoteFolder, signal: AbortSignal): Promise<Map<string, RemoteEntry>> {
  const found = new Map<string, RemoteEntry>();
  const gather = (folder: string, entries: readonly RemoteEntry[]): void => {
    for (const entry of entries) {
      const id = entry.isFolder ? null : recordAt(folder, entry.name);
      if (id) found.set(id, entry);
    }
  };
  for (const folder of [MARKS, NOTES]) {
    const entries = await remote.list(folder, signal);
    if (!entries) await remote.makeFolder(folder, signal);
    if (folder === MARKS) gather(folder, entries ?? []);
    else {
      for (const { name, isFolder } of entries ?? []) {
        if (isFolder && isYear(name))
          gather(`${folder}/${name}`, (await remote.list(`${folder}/${name}`, signal)) ?? []);
      }
    }
  }
  return found;
}

function counted(folder: RemoteFolder): RemoteFolder & { requests: () => number } {
  let requests = 0;
  const count = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    requests += 1;
    return answer;
  };
  return {
    requests: () => requests,
    list: (...call) => count(folder.list(...call)),
    get: (...call) => count(folder.get(...call)),
    put: (...call) => count(folder.put(...call)),
    makeFolder: (...call) => count(folder.makeFolder(...call)),
    remove: (...call) => count(folder.remove(...call)),
  };
}
