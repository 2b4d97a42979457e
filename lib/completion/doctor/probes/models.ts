import { exchange } from '../exchange.ts';
import { listedModels } from '../listed-models.ts';
import type { Probe } from '../probe.ts';

/** The list of models: proof of reach, TLS, time and often of the key, for nothing. */
export const models: Probe = async ({ profile }, surroundings, signal) => {
  const answer = await exchange(`${profile.baseUrl}/models`, surroundings, signal);
  return { models: answer, listed: listedModels(answer) ?? [] };
};
