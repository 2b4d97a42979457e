import type { Price, Provider } from './provider.ts';

/** Tokens of one call, as the server counted them; null where it did not say. */
interface TokenCount {
  inputTokens: number | null;
  outputTokens: number | null;
}

export function findPrice(provider: Provider | null, model: string): Price | null {
  return provider?.prices.find((price) => price.model === model) ?? null;
}

/** US dollars; null when price or counts are unknown, which is not the same as nothing. */
export function costOf(provider: Provider | null, model: string, usage: TokenCount): number | null {
  const price = findPrice(provider, model);
  if (!price || usage.inputTokens === null || usage.outputTokens === null) return null;
  return (usage.inputTokens * price.input + usage.outputTokens * price.output) / 1_000_000;
}
