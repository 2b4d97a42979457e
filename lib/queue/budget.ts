import { AppError } from '../core/errors.ts';

/** Tokens, input and output together, and US dollars; null where a price is not known. */
export interface Amount {
  tokens: number;
  cost: number | null;
}

export const BUDGET_UNITS = ['tokens', 'usd'] as const;
export type BudgetUnit = (typeof BUDGET_UNITS)[number];

/** In that unit; null is no cap. */
export interface Caps {
  unit: BudgetUnit;
  daily: number | null;
  monthly: number | null;
}

/** What the ledger has of the reader's day and of their month, that day among it; calls of unknown price cost nothing here. */
export interface Spent {
  day: Amount;
  month: Amount;
}

/** What may be spent: what was is in the ledger, what calls under way will take is reserved here until they end. */
export class Budget {
  readonly #reserved = new Map<string, Amount>();
  /** Rises when a call ends: its row is in the ledger by then, and whoever read the ledger before has not seen it. */
  #ended = 0;

  /**
   * Throws `over-budget` when what is spent, under way and about to be asked for is more than a cap, and
   * `price-unknown` where a cap in money meets a price that nobody knows.
   */
  async reserve(jobId: string, expected: Amount, caps: Caps, readSpent: () => Promise<Spent>): Promise<void> {
    this.release(jobId);
    const spent = hasCap(caps) ? await this.#read(readSpent) : null;
    const refusal = spent && this.#refusalOf(expected, caps, spent);
    if (refusal) throw refusal;
    this.#reserved.set(jobId, expected);
  }

  /** What `reserve` would throw now; null where it would not. */
  async findRefusal(expected: Amount, caps: Caps, readSpent: () => Promise<Spent>): Promise<AppError | null> {
    return hasCap(caps) ? this.#refusalOf(expected, caps, await this.#read(readSpent)) : null;
  }

  #refusalOf(expected: Amount, caps: Caps, spent: Spent): AppError | null {
    const asked = amountIn(caps.unit, expected);
    if (asked === null) return new AppError('price-unknown');
    let underWay = 0;
    for (const amount of this.#reserved.values()) underWay += amountIn(caps.unit, amount) ?? 0;
    const check = (what: 'day' | 'month', cap: number | null): AppError | null => {
      const total = (amountIn(caps.unit, spent[what]) ?? 0) + underWay + asked;
      if (cap === null || total <= cap) return null;
      return new AppError('over-budget', `${what}: ${total} > ${cap} ${caps.unit}`);
    };
    return check('day', caps.daily) ?? check('month', caps.monthly);
  }

  release(jobId: string): void {
    if (this.#reserved.delete(jobId)) this.#ended += 1;
  }

  /** The ledger with every call that is no longer reserved; a call that ends meanwhile has it read again. */
  async #read(readSpent: () => Promise<Spent>): Promise<Spent> {
    for (;;) {
      const ended = this.#ended;
      const spent = await readSpent();
      if (ended === this.#ended) return spent;
    }
  }
}

const hasCap = ({ daily, monthly }: Caps): boolean => daily !== null || monthly !== null;

function amountIn(unit: BudgetUnit, { tokens, cost }: Amount): number | null {
  return unit === 'tokens' ? tokens : cost;
}
