import { exchange } from '../exchange.ts';
import { listedModels } from '../listed-models.ts';
import type { Probe } from '../probe.ts';
import { withoutKey } from '../without-key.ts';

/** The list of models: proof of reach, TLS, time and often of the key, for nothing. */
export const models: Probe = async ({ profile }, surroundings, signal) => {
  const answer = await exchange(`${profile.baseUrl}/models`, surroundings, signal);
  const listed = (listedModels(answer) ?? []).map((model) => ({
    ...model,
    name: withoutKey(model.name, surroundings.apiKey),
  }));
  return { models: answer, listed };
};
