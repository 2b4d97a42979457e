import type { TokenEstimate } from '../analysis/estimate.ts';
import type { Estimate } from '../messaging/protocol.ts';
import { costOf, findPrice } from '../providers/prices.ts';
import { isOnDevice, type Profile } from '../providers/profile.ts';

/** What tokens cost with a profile, and how old a price that says so is. */
export function priceOf(
  profile: Profile | null,
  tokens: TokenEstimate,
): Pick<Estimate, 'cost' | 'priceNoted' | 'free'> {
  if (profile && isOnDevice(profile)) return { cost: null, priceNoted: null, free: true };
  const price = profile && findPrice(profile);
  if (!price) return { cost: null, priceNoted: null };
  return { cost: costOf(profile, tokens), priceNoted: price.by === 'preset' ? price.day : null };
}
