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

  constructor(name = DATABASE_NAME, steps: readonly Upgrade[] = upgrades) {
    this.#name = name;
    this.#steps = steps;
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
    const steps = this.#steps;
    return new Promise((resolve, reject) => {
      let connection: IDBPDatabase<MarginaliaSchema> | undefined;
      openDB<MarginaliaSchema>(this.#name, steps.length, {
        async upgrade(db, oldVersion, _newVersion, transaction) {
          for (const step of steps.slice(oldVersion)) await step(db, transaction);
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
