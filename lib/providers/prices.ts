import { findPreset } from './index.ts';
import type { Profile } from './profile.ts';

/** Tokens of one call, as the server counted them; null where it did not say. */
interface TokenCount {
  inputTokens: number | null;
  outputTokens: number | null;
}

/** US dollars a million tokens, and who said so when. A preset's price may be out of date by now. */
export interface KnownPrice {
  input: number;
  output: number;
  /** `YYYY-MM-DD` */
  day: string;
  by: 'reader' | 'preset';
}

/** The price of the profile's model: the reader's, else the preset's; null when nobody knows it. */
export function findPrice(profile: Pick<Profile, 'provider' | 'baseUrl' | 'model' | 'terms'>): KnownPrice | null {
  const { model, terms } = profile;
  const own = terms?.model === model ? terms.price : null;
  if (own) return { input: own.input, output: own.output, day: own.edited, by: 'reader' };
  const preset = findPreset(profile)?.prices.find((price) => price.model === model);
  return preset ? { input: preset.input, output: preset.output, day: preset.noted, by: 'preset' } : null;
}

/** US dollars, less a share of it in batches; null when price or counts are unknown, which is not the same as nothing. */
export function costOf(
  profile: Pick<Profile, 'provider' | 'baseUrl' | 'model' | 'terms'>,
  usage: TokenCount,
  discount = 0,
): number | null {
  const price = findPrice(profile);
  if (!price || usage.inputTokens === null || usage.outputTokens === null) return null;
  return ((usage.inputTokens * price.input + usage.outputTokens * price.output) / 1_000_000) * (1 - discount);
}

/** What a server takes off in its batch interface: as the reader says, else as the preset does; null without one. */
export function batchDiscountOf(profile: Pick<Profile, 'provider' | 'baseUrl' | 'model' | 'terms'>): number | null {
  const { model, terms } = profile;
  if (terms?.model === model && terms.batchDiscount !== undefined) return terms.batchDiscount;
  const batch = findPreset(profile)?.batch;
  return batch && (batch.models === null || batch.models.includes(model)) ? batch.discount : null;
}
