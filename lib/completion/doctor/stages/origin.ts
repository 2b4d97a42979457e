import { NO_WORDS } from '../../client.ts';
import { isLmStudio, isOllama } from '../../local-server.ts';
import type { Observations } from '../observation.ts';
import type { Stage } from '../stage.ts';
import { placeOf } from '../place.ts';
import { failed, firstError, notReached, ollamaVariable, passed, saying } from '../verdicts.ts';

/**
 * Whether the server takes requests from an extension. Host permission lets the answer through without CORS headers,
 * but the browsers name our origin with each POST, and a server may refuse it.
 */
export const origin: Stage = {
  id: 'origin',
  after: ['api'],
  needs: ['server', 'answer'],
  judge(observed) {
    const { profile, extensionOrigin, os, server, answers = [] } = observed;
    const values = { origin: extensionOrigin, host: new URL(profile.baseUrl).host };
    const error = firstError(observed);
    const refused =
      error?.error.code === 'origin-refused' ||
      (server?.kind === 'ollama' && server.status === 403) ||
      (error?.status === 403 && refusesOther(observed, error.error.detail));
    if (refused) {
      if (isOllama(profile)) {
        return failed('ollama-origin', { values, fixes: ollamaVariable('OLLAMA_ORIGINS', extensionOrigin, os) });
      }
      return isLmStudio(profile)
        ? failed('lm-studio-origin', {
            values,
            fixes: [{ kind: 'copy', use: 'terminal', text: 'lms server start --cors' }],
          })
        : failed('origin-refused', {
            values,
            ...saying(error?.error.detail),
            fixes: [{ kind: 'copy', use: 'origin', text: extensionOrigin }],
          });
    }
    const heard = answers.some((each) => each.kind === 'answer' || each.status !== null) || (server?.status ?? 0) > 0;
    return heard ? passed('origin-ok', { values }) : notReached('not-reached');
  },
};

/** A server near by that says 403 refuses something else than a key it was not given, or took for the list of models. */
function refusesOther({ profile, hasKey, models }: Observations, detail = ''): boolean {
  if (placeOf(new URL(profile.baseUrl).hostname) === 'public') return false;
  const tookKey = models?.kind === 'answer' && models.status === 200;
  return !hasKey || (tookKey && detail.includes(NO_WORDS));
}
