import { browser } from 'wxt/browser';
import { toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { throttle } from '../core/throttle.ts';
import { findPapers } from '../db/papers.ts';
import { syncRecords } from '../db/sync-records.ts';
import type { BackgroundEvent, SyncReport, SyncView } from '../messaging/protocol.ts';
import { originPattern } from '../providers/profile.ts';
import { mostRequests } from '../sync/address.ts';
import { SyncError } from '../sync/faults.ts';
import { ROOT } from '../sync/layout.ts';
import { runSync, type SyncResult } from '../sync/run-sync.ts';
import { WebDav } from '../sync/webdav.ts';
import { keepAwake } from './keep-awake.ts';
import { forgetLearned } from './learned-interest.ts';
import type { Services } from './services.ts';
import { findSyncCredential } from './sync-credential.ts';
import { findSyncSetup, patchSyncSetup, type SyncSetup } from './sync-store.ts';
import { paperViews } from './views.ts';
import { afterSync, isDue } from './when-to-sync.ts';

export const SYNC_ALARM = 'sync';
/** Rings when something was done here: a moment later, so that a note is sent once and not at each pause in its writing. */
export const SYNC_SOON_ALARM = 'sync-soon';
/** Milliseconds; no browser keeps a shorter alarm. */
const SOON = 30_000;
/** Milliseconds after which another life takes up a pass in the middle of which this one was ended. */
const RESCUE = 60_000;
const PROGRESS_INTERVAL = 300;
/** Of passed-over files and of changed papers, those that are told of. */
const MOST_TOLD = 100;

/** Keeps notes and marks the same here and on the reader's own server: one pass at a time, each to be taken up by any life. */
export class Sync {
  readonly #services: Services;
  #running: SyncView['running'] = null;
  #stop = new AbortController();

  constructor(services: Services) {
    this.#services = services;
  }

  get running(): SyncView['running'] {
    return this.#running;
  }

  /** Time has gone by, or a life has begun. */
  wake(): void {
    void this.#act(async (setup) => isDue(setup, Date.now(), false));
  }

  /** Something may have been done here a moment ago. */
  wakeForChanges(): void {
    void this.#act(async (setup) => isDue(setup, Date.now(), true) && (await this.#hasChanges()));
  }

  /** The reader has asked. */
  start(): void {
    void this.#act(async ({ on }) => on);
  }

  /** What has kept the last pass may be over. */
  retryAfter(faults: readonly SyncReport['fault'][]): void {
    void this.#act(async ({ on, last }) => on && last !== null && last.fault !== null && faults.includes(last.fault));
  }

  stop(): void {
    this.#stop.abort();
  }

  hear(event: BackgroundEvent): void {
    if (event.type === 'settings') this.retryAfter(['password-locked']);
    if (event.type !== 'paper' && event.type !== 'seen') return;
    void findSyncSetup().then(async ({ on }) => {
      if (!on || (await browser.alarms.get(SYNC_SOON_ALARM))) return;
      await browser.alarms.create(SYNC_SOON_ALARM, { when: Date.now() + SOON });
    });
  }

  async #act(isWanted: (setup: SyncSetup) => Promise<boolean>): Promise<void> {
    try {
      if (!(await isWanted(await findSyncSetup()))) return;
      // Held by one life of one background, and let go with it; waited for only where its pass has been told to end.
      const ifAvailable = !this.#stop.signal.aborted;
      await navigator.locks.request('sync', { ifAvailable }, async (lock) => {
        if (lock) await this.#pass();
      });
    } catch (thrown) {
      log.add('error', `sync: ${toAppError(thrown).message}`);
    }
  }

  async #hasChanges(): Promise<boolean> {
    const records = await syncRecords(this.#services.database, new Set()).survey();
    return [...records.values()].some(({ changed }) => changed);
  }

  async #pass(): Promise<void> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const result: SyncResult = { down: 0, up: 0, conflicts: 0, left: 0, skipped: [] };
    const taken = new Set<string>();
    // What is due stays due until the end, in whatever life that comes.
    const setup = await patchSyncSetup((now) => ({ ...now, notBefore: Date.now() }));
    await browser.alarms.create(SYNC_ALARM, { when: Date.now() + RESCUE });
    const rest = keepAwake();
    this.#tell({ done: 0, total: 0 });
    const progress = throttle(PROGRESS_INTERVAL, (running: NonNullable<SyncView['running']>) => {
      if (this.#running) this.#tell(running);
    });
    let error: SyncError | null = null;
    try {
      await this.#run(setup, { signal, taken, onProgress: progress }, result);
    } catch (thrown) {
      error = toSyncError(thrown, signal);
    } finally {
      rest();
    }
    if (taken.size > 0) await forgetLearned(this.#services.database);
    await this.#finish(setup, error, result);
    await this.#tellPapers([...taken].slice(0, MOST_TOLD));
  }

  async #run(
    { address, folder }: SyncSetup,
    options: {
      signal: AbortSignal;
      taken: Set<string>;
      onProgress: (progress: { done: number; total: number }) => void;
    },
    result: SyncResult,
  ): Promise<void> {
    const { database } = this.#services;
    if (!navigator.onLine) throw new SyncError('offline');
    if (!(await browser.permissions.contains({ origins: [originPattern(address)] })))
      throw new SyncError('no-permission');
    const credential = await findSyncCredential(database, address);
    if (!credential) throw new SyncError('no-password');
    const { signal, taken, onProgress } = options;
    await runSync(
      {
        local: syncRecords(database, taken),
        remote: new WebDav({ address, ...credential }, `${folder}/${ROOT}`),
        now: () => new Date().toISOString(),
        mostRequests: mostRequests(address),
        signal,
        onProgress,
      },
      result,
    );
  }

  async #finish({ address }: SyncSetup, error: SyncError | null, { skipped, ...counts }: SyncResult): Promise<void> {
    const now = Date.now();
    const at = new Date(now).toISOString();
    const { down, up, conflicts, left } = counts;
    log.add(
      error ? 'warn' : 'info',
      `sync: ${error ? `${error.message}; ` : ''}${down} down, ${up} up, ${conflicts} conflicts, ${left} left, ${skipped.length} passed over`,
    );
    const last = {
      at,
      ...counts,
      skipped: skipped.slice(0, MOST_TOLD),
      fault: error?.fault ?? null,
      detail: error?.detail ?? null,
    };
    const { on, notBefore } = await patchSyncSetup((setup) =>
      // Of a server that was left meanwhile, nothing is to be said any more.
      setup.address === address
        ? { ...setup, ...afterSync(setup, { error, left }, now), last, succeededAt: error ? setup.succeededAt : at }
        : setup,
    );
    if (on && notBefore !== null) await browser.alarms.create(SYNC_ALARM, { when: notBefore });
    else await browser.alarms.clear(SYNC_ALARM);
    this.#tell(null);
  }

  #tell(running: SyncView['running']): void {
    this.#running = running;
    this.#services.events.tell({ type: 'sync', running });
  }

  async #tellPapers(arxivIds: readonly string[]): Promise<void> {
    const { database, events } = this.#services;
    const views = await paperViews(this.#services, await findPapers(database, arxivIds));
    for (const view of views) events.tell({ type: 'paper', view });
  }
}

function toSyncError(thrown: unknown, signal: AbortSignal): SyncError {
  if (thrown instanceof SyncError) return thrown;
  if (signal.aborted) return new SyncError('stopped', undefined, { cause: thrown });
  return new SyncError('storage', toAppError(thrown).message, { cause: thrown });
}
