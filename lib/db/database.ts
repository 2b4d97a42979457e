import { type IDBPDatabase, openDB } from 'idb';
import { AppError, toAppError } from '../core/errors.ts';
import { DATABASE_NAME, type MarginaliaSchema } from './schema.ts';
import { upgrades } from './upgrades.ts';

/**
 * The one owner of IndexedDB; the background alone holds one.
 * - Nothing but IndexedDB requests may be awaited inside a transaction.
 * - A connection gives way to a newer version of itself, and is opened again on demand.
 * - A database of a newer version is refused unread, never downgraded.
 */
export class Database {
  readonly #name: string;
  #connection: Promise<IDBPDatabase<MarginaliaSchema>> | undefined;

  constructor(name = DATABASE_NAME) {
    this.#name = name;
  }

  connection(): Promise<IDBPDatabase<MarginaliaSchema>> {
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
    return new Promise((resolve, reject) => {
      let connection: IDBPDatabase<MarginaliaSchema> | undefined;
      openDB<MarginaliaSchema>(this.#name, upgrades.length, {
        async upgrade(db, oldVersion, _newVersion, transaction) {
          for (const step of upgrades.slice(oldVersion)) await step(db, transaction);
        },
        blocked: () => reject(new AppError('storage-blocked')),
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
          resolve(opened);
        },
        (thrown: unknown) =>
          reject(
            thrown instanceof Error && thrown.name === 'VersionError'
              ? new AppError('storage-newer', thrown.message, { cause: thrown })
              : toAppError(thrown),
          ),
      );
    });
  }
}
