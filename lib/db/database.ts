import { type IDBPDatabase, openDB } from 'idb';
import { AppError, toAppError } from '../core/errors.ts';
import { DATABASE_NAME, type MarginaliaSchema } from './schema.ts';
import { type Upgrade, upgrades } from './upgrades.ts';

/**
 * The one owner of IndexedDB; the background alone holds one.
 * - Nothing but IndexedDB requests may be awaited inside a transaction.
 * - A connection gives way to a newer version of itself, and is opened again on demand.
 * - A database of a newer version is refused unread, never downgraded.
 */
export class Database {
  readonly #name: string;
  readonly #steps: readonly Upgrade[];
  #connection: Promise<IDBPDatabase<MarginaliaSchema>> | undefined;
  /** The upgrade waits for an older version's connection; it goes on by itself when that is closed. */
  #isBlocked = false;

  constructor(name = DATABASE_NAME, steps: readonly Upgrade[] = upgrades) {
    this.#name = name;
    this.#steps = steps;
  }

  connection(): Promise<IDBPDatabase<MarginaliaSchema>> {
    // A second request would only wait behind the first, and hear nothing of what both wait for.
    if (this.#isBlocked) return Promise.reject(new AppError('storage-blocked'));
    this.#connection ??= this.#open().catch((thrown: unknown) => {
      this.#connection = undefined;
      throw thrown;
    });
    return this.#connection;
  }

  async close(): Promise<void> {
    const connection = await this.#connection;
    this.#connection = undefined;
    connection?.close();
  }

  #open(): Promise<IDBPDatabase<MarginaliaSchema>> {
    const steps = this.#steps;
    return new Promise((resolve, reject) => {
      let connection: IDBPDatabase<MarginaliaSchema> | undefined;
      openDB<MarginaliaSchema>(this.#name, steps.length, {
        async upgrade(db, oldVersion, _newVersion, transaction) {
          // An upgrade that fails is told of by the request that wanted it.
          transaction.done.catch(() => undefined);
          for (const step of steps.slice(oldVersion)) await step(db, transaction);
        },
        blocked: () => {
          this.#isBlocked = true;
          reject(new AppError('storage-blocked'));
        },
        blocking: () => {
          connection?.close();
          this.#connection = undefined;
        },
        terminated: () => {
          this.#connection = undefined;
        },
      }).then(
        (opened) => {
          connection = opened;
          if (this.#isBlocked) this.#connection = Promise.resolve(opened);
          this.#isBlocked = false;
          resolve(opened);
        },
        (thrown: unknown) => {
          this.#isBlocked = false;
          reject(
            thrown instanceof Error && thrown.name === 'VersionError'
              ? new AppError('storage-newer', thrown.message, { cause: thrown })
              : toAppError(thrown),
          );
        },
      );
    });
  }
}
