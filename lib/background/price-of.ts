import type { TokenEstimate } from '../analysis/estimate.ts';
import type { Estimate } from '../messaging/protocol.ts';
import { costOf, findPrice } from '../providers/prices.ts';
import { isLoopback, isOnDevice, type Profile } from '../providers/profile.ts';
import type { Amount } from '../queue/budget.ts';

/** What tokens cost with a profile, and how old a price that says so is. */
export function priceOf(
  profile: Profile | null,
  tokens: TokenEstimate,
  discount = 0,
): Pick<Estimate, 'cost' | 'priceNoted' | 'free'> {
  if (profile && isOnDevice(profile)) return { cost: null, priceNoted: null, free: true };
  const price = profile && findPrice(profile);
  if (!price) return { cost: null, priceNoted: null };
  return { cost: costOf(profile, tokens, discount), priceNoted: price.by === 'preset' ? price.day : null };
}

/** What the reader's caps count of a call, or of a batch at its discount; null where nothing is paid for it. */
export function amountOf(profile: Profile, expected: TokenEstimate, discount = 0): Amount | null {
  if (isOnDevice(profile)) return null;
  // A model on the reader's own machine costs no money, whatever its price is not known to be.
  const cost = isLoopback(new URL(profile.baseUrl).hostname) ? 0 : costOf(profile, expected, discount);
  return { tokens: expected.inputTokens + expected.outputTokens, cost };
}
