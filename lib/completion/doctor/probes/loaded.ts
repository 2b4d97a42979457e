import { countOf, elementsOf, fieldOf } from '../../fields.ts';
import { exchange } from '../exchange.ts';
import type { Probe } from '../probe.ts';

/** Ollama says how much context a model really has only once it is loaded, which it is after an answer. */
export const loaded: Probe = async ({ profile, server, answers = [] }, surroundings, signal) => {
  if (server?.kind !== 'ollama' || !answers.some(({ kind }) => kind === 'answer')) return {};
  const running = await exchange(`${profile.baseUrl.replace(/\/v1$/, '')}/api/ps`, surroundings, signal);
  if (running.kind === 'silence') return {};
  const names = [profile.model, `${profile.model}:latest`];
  const row = elementsOf(fieldOf(running.json, 'models')).find((model) =>
    names.some((name) => name === fieldOf(model, 'model') || name === fieldOf(model, 'name')),
  );
  const contextTokens = countOf(fieldOf(row, 'context_length')) ?? server.contextTokens;
  return { server: { ...server, contextTokens } };
};
