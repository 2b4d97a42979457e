import { findPreset } from '../../../providers/index.ts';
import { UNKNOWN_CONTEXT } from '../../../providers/provider.ts';
import type { Stage } from '../stage.ts';
import { ollamaVariable, passed, warning } from '../verdicts.ts';

/** Tokens under which not even an abstract with its analysis is sure to fit. */
const SMALLEST = 8_192;
/** What Ollama is told to give instead. */
const RECOMMENDED = 16_384;

/** How much the model takes in one go: as the server says, else as was noted with the preset. */
export const context: Stage = {
  id: 'context',
  after: ['model'],
  needs: ['models', 'server', 'answer', 'loaded'],
  judge({ profile, listed = [], server, os }) {
    const row = listed.find(({ name }) => name === profile.model);
    const said = server?.contextTokens ?? row?.contextTokens ?? null;
    const preset = findPreset(profile)?.contextTokens;
    const tokens = said ?? preset ?? UNKNOWN_CONTEXT;
    const values = { model: profile.model, tokens };
    if (tokens < SMALLEST) {
      return server?.kind === 'ollama'
        ? warning('context-small-ollama', {
            values,
            fixes: ollamaVariable('OLLAMA_CONTEXT_LENGTH', String(RECOMMENDED), os),
          })
        : warning('context-small', { values });
    }
    if (said !== null) return passed('context-said', { values });
    return passed(preset === undefined ? 'context-assumed' : 'context-preset', { values });
  },
};
