import { browser } from 'wxt/browser';
import { forgetSyncStates, findTwoVersions } from '../db/sync-records.ts';
import { findPapers } from '../db/papers.ts';
import type { SyncFields, SyncView } from '../messaging/protocol.ts';
import { originPattern } from '../providers/profile.ts';
import { normaliseAddress, normaliseFolder } from '../sync/address.ts';
import { examine, SYNC_STAGES } from '../sync/examine.ts';
import { SyncError } from '../sync/faults.ts';
import { giveBackOrigin } from './give-back-origin.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import type { Sync } from './sync.ts';
import {
  findSyncCredential,
  putSyncCredential,
  removeSyncCredential,
  type SyncCredential,
  syncPasswordState,
} from './sync-credential.ts';
import { findSyncSetup, NO_SETUP, patchSyncSetup } from './sync-store.ts';

type SyncHandlers = Pick<Handlers, 'getSync' | 'testSync' | 'saveSync' | 'syncNow' | 'stopSync'>;

/** Sync as the options page sets it up and looks on. */
export function syncHandlers({ database }: Services, sync: Sync): SyncHandlers {
  async function view(): Promise<SyncView> {
    const { address, folder, on, last, succeededAt, notBefore } = await findSyncSetup();
    const arxivIds = await findTwoVersions(database);
    const titles = new Map((await findPapers(database, arxivIds)).map(({ arxivId, title }) => [arxivId, title]));
    return {
      address,
      folder,
      on,
      password: await syncPasswordState(database, address),
      running: sync.running,
      last,
      succeededAt,
      next: on ? notBefore : null,
      conflicts: arxivIds.map((arxivId) => ({ arxivId, title: titles.get(arxivId) ?? arxivId })),
    };
  }

  /** As if it ran already: its end will be told. */
  async function begin(): Promise<SyncView> {
    const now = await view();
    if (now.on) sync.start();
    return now.on ? { ...now, running: now.running ?? { done: 0, total: 0 } } : now;
  }

  /** The form's own, or what is stored for the server. */
  async function credentialOf(address: string, { user, password }: SyncFields): Promise<SyncCredential> {
    if (user !== '' && password !== '') return { user, password };
    const stored = user === '' && password === '' ? await findSyncCredential(database, address) : null;
    if (!stored) throw new SyncError('no-password');
    return stored;
  }

  async function save(fields: SyncFields): Promise<void> {
    const [address, folder] = [normaliseAddress(fields.address), normaliseFolder(fields.folder)];
    const credential = await credentialOf(address, fields);
    const before = await findSyncSetup();
    const known = before.address === '' ? null : await findSyncCredential(database, before.address).catch(() => null);
    sync.stop();
    // Another place: what was agreed with the one before is no agreement with this one.
    if (before.address !== address || before.folder !== folder || known?.user !== credential.user) {
      await forgetSyncStates(database);
    }
    await putSyncCredential(database, address, credential);
    await patchSyncSetup((setup) => ({ ...setup, address, folder, on: true, failures: 0, notBefore: Date.now() }));
    await giveBackOrigin(before.address);
  }

  return {
    getSync: view,
    async testSync(fields) {
      const { signal } = new AbortController();
      try {
        const [address, folder] = [normaliseAddress(fields.address), normaliseFolder(fields.folder)];
        const isGranted = await browser.permissions.contains({ origins: [originPattern(address)] });
        const credential = await credentialOf(address, fields);
        return await examine({ address, ...credential }, folder, {
          signal,
          ...(isGranted ? {} : { fault: 'no-permission' }),
        });
      } catch (thrown) {
        if (!(thrown instanceof SyncError)) throw thrown;
        const [first, ...others] = SYNC_STAGES;
        return [
          { stage: first, state: 'failed', finding: thrown.fault },
          ...others.map((stage) => ({ stage, state: 'not-reached' as const, finding: null })),
        ];
      }
    },
    async saveSync(fields) {
      try {
        await save(fields);
      } catch (thrown) {
        if (!(thrown instanceof SyncError)) throw thrown;
        return { view: await view(), fault: thrown.fault };
      }
      return { view: await begin(), fault: null };
    },
    syncNow: begin,
    async stopSync({ forget }) {
      sync.stop();
      const before = await findSyncSetup();
      await patchSyncSetup((setup) => (forget ? NO_SETUP : { ...setup, on: false }));
      if (forget) {
        await removeSyncCredential(database);
        await forgetSyncStates(database);
        await giveBackOrigin(before.address);
      }
      return view();
    },
  };
}
