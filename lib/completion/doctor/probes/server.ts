import { countOf, elementsOf, fieldOf } from '../../fields.ts';
import { exchange } from '../exchange.ts';
import { isLmStudio, isOllama } from '../../local-server.ts';
import type { Probe } from '../probe.ts';

/**
 * What Ollama and LM Studio say of the model in protocols of their own, for nothing. Browsers name the extension's
 * origin with a POST only, so that Ollama's refusal of it shows here and not in the list of models.
 */
export const server: Probe = async ({ profile }, surroundings, signal) => {
  const root = profile.baseUrl.replace(/\/v1$/, '');
  if (isOllama(profile)) {
    const shown = await exchange(`${root}/api/show`, surroundings, signal, { model: profile.model });
    if (shown.kind === 'silence') return { server: { kind: 'ollama', status: null, contextTokens: null } };
    const parameters = fieldOf(shown.json, 'parameters');
    const set = typeof parameters === 'string' ? /^\s*num_ctx\s+(\d+)/m.exec(parameters) : null;
    return {
      server: { kind: 'ollama', status: shown.status, contextTokens: countOf(Number(set?.[1])) },
    };
  }
  if (!isLmStudio(profile)) return { server: null };
  const listed = await exchange(`${root}/api/v0/models`, surroundings, signal);
  if (listed.kind === 'silence') return { server: { kind: 'lm-studio', status: null, contextTokens: null } };
  const row = elementsOf(fieldOf(listed.json, 'data')).find((model) => fieldOf(model, 'id') === profile.model);
  const contextTokens = countOf(fieldOf(row, 'loaded_context_length')) ?? countOf(fieldOf(row, 'max_context_length'));
  return { server: { kind: 'lm-studio', status: listed.status, contextTokens } };
};
