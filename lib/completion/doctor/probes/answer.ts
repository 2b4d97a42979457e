import { findProvider } from '../../../providers/index.ts';
import { askOnce } from '../ask-once.ts';
import type { Probe } from '../probe.ts';

/** The one question that may cost; a refusal of key, credit, model or origin costs nothing. */
export const answer: Probe = async (observed, surroundings, signal) => {
  if (findProvider(observed.profile.provider)?.keyRequired && !observed.hasKey) {
    return { answers: [{ kind: 'error', error: { code: 'no-key' }, status: null }] };
  }
  // Ollama has just refused our origin: it would refuse this one as well.
  if (observed.server?.kind === 'ollama' && observed.server.status === 403) return { answers: [] };
  return { answers: [await askOnce('json_schema', observed, surroundings, signal)] };
};
