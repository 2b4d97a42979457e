import { AppError } from '../core/errors.ts';

/** The day's tokens: those spent are in the ledger, those of calls under way are reserved here until they end. */
export class Budget {
  readonly #reserved = new Map<string, number>();

  /** Throws `over-budget` when what is spent, under way and about to be asked for is more than the cap (null: none). */
  reserve(jobId: string, tokens: number, { spent, cap }: { spent: number; cap: number | null }): void {
    this.release(jobId);
    const underWay = [...this.#reserved.values()].reduce((sum, each) => sum + each, 0);
    const total = spent + underWay + tokens;
    if (cap !== null && total > cap) throw new AppError('over-budget', `${total} > ${cap}`);
    this.#reserved.set(jobId, tokens);
  }

  release(jobId: string): void {
    this.#reserved.delete(jobId);
  }
}
