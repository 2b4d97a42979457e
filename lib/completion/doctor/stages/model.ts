import { findPreset } from '../../../providers/index.ts';
import { isOllama } from '../../local-server.ts';
import type { Fix } from '../finding.ts';
import { nearestNames } from '../nearest-names.ts';
import type { Stage } from '../stage.ts';
import { failed, firstError, notReached, passed, saying, warning } from '../verdicts.ts';

/** Whether the server has the model; if not, which of its own are called nearly so. */
export const model: Stage = {
  id: 'model',
  after: ['key'],
  needs: ['models', 'server', 'answer'],
  judge(observed) {
    const { profile, listed = [], server, answers = [] } = observed;
    const values = { model: profile.model, count: listed.length };
    if (answers.some(({ kind }) => kind === 'answer')) return passed('model-ok', { values });
    const names = listed.length > 0 ? listed.map(({ name }) => name) : (findPreset(profile)?.models ?? []);
    const fixes = nearestNames(profile.model, names).map((name): Fix => ({ kind: 'model', name }));
    const error = firstError(observed)?.error;
    if (error?.code === 'model-not-found' || (server?.kind === 'ollama' && server.status === 404)) {
      const pull: Fix = { kind: 'copy', use: 'terminal', text: `ollama pull ${profile.model}` };
      return isOllama(profile)
        ? failed('model-not-pulled', { values, fixes: isPullable(profile.model) ? [...fixes, pull] : fixes })
        : failed('model-missing', { values, ...saying(error?.detail), fixes });
    }
    if (names.includes(profile.model)) return passed('model-ok', { values });
    return listed.length > 0 ? warning('model-unlisted', { values, fixes }) : notReached('not-reached');
  },
};

/** A name that may stand in a command line as it is. */
function isPullable(name: string): boolean {
  return /^[\w./:-]+$/.test(name);
}
