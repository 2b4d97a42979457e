import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { MarginaliaSchema } from './schema.ts';

export type UpgradeTransaction = IDBPTransaction<MarginaliaSchema, StoreNames<MarginaliaSchema>[], 'versionchange'>;
export type Upgrade = (db: IDBPDatabase<MarginaliaSchema>, transaction: UpgradeTransaction) => void | Promise<void>;

/**
 * Step n brings a database of version n to version n + 1. A step that has been released is never
 * edited: a change of shape is a new step, with a fixture of the rows it has to carry over.
 */
export const upgrades: readonly Upgrade[] = [
  (db) => {
    db.createObjectStore('papers', { keyPath: 'arxivId' });
    db.createObjectStore('analyses', { keyPath: 'key' }).createIndex('arxivId', 'arxivId');
    db.createObjectStore('marks', { keyPath: 'arxivId' });
    db.createObjectStore('notes', { keyPath: 'arxivId' });
    db.createObjectStore('digests', { keyPath: 'key' }).createIndex('announcement', ['category', 'announcementDate']);
    db.createObjectStore('announcements', { keyPath: ['category', 'announcementDate'] });
    db.createObjectStore('jobs', { keyPath: 'id' }).createIndex('state', 'state');
    db.createObjectStore('ledger', { keyPath: 'id' }).createIndex('day', 'day');
    db.createObjectStore('credentials', { keyPath: 'profileId' });
  },
  (db) => {
    db.createObjectStore('fulltexts', { keyPath: 'arxivIdV' }).createIndex('usedAt', 'usedAt');
    db.createObjectStore('asks', { keyPath: 'id' }).createIndex('arxivId', 'arxivId');
  },
  (db) => {
    db.createObjectStore('tryouts', { keyPath: 'task' });
    db.createObjectStore('vault', { keyPath: 'id' });
  },
  (db) => {
    db.createObjectStore('tldrs', { keyPath: 'arxivId' });
  },
  (db) => {
    const reports = db.createObjectStore('reports', { keyPath: 'id' });
    reports.createIndex('arxivIds', 'arxivIds', { multiEntry: true });
    reports.createIndex('failedIds', 'failedIds', { multiEntry: true });
    db.createObjectStore('reportBodies', { keyPath: 'id' });
  },
  (db) => {
    db.createObjectStore('triages', { keyPath: 'key' }).createIndex('arxivId', 'arxivId');
  },
  (db, transaction) => {
    transaction.objectStore('jobs').createIndex('ended', ['state', 'updatedAt']);
    db.createObjectStore('noteHistory', { keyPath: 'id' }).createIndex('arxivId', 'arxivId');
    db.createObjectStore('batches', { keyPath: 'id' });
    db.createObjectStore('batchItems', { keyPath: 'id' }).createIndex('batchId', 'batchId');
    db.createObjectStore('syncStates', { keyPath: 'id' });
    db.createObjectStore('interests', { keyPath: 'id' });
    db.createObjectStore('staged', { keyPath: ['restore', 'piece'] });
  },
];
