import { findProvider } from '../../../providers/index.ts';
import type { Stage } from '../stage.ts';
import { failed, firstError, notReached, passed, saying, warning } from '../verdicts.ts';

/** The key, and the account behind it. */
export const key: Stage = {
  id: 'key',
  after: ['origin'],
  needs: ['answer'],
  judge(observed) {
    const { profile, hasKey, models, answers = [] } = observed;
    const { error } = firstError(observed) ?? {};
    const values = { host: new URL(profile.baseUrl).host };
    const said = saying(error?.detail);
    const good = hasKey ? passed('key-ok', { values }) : passed('key-unneeded', { values });
    if (answers.some(({ kind }) => kind === 'answer')) return good;
    switch (error?.code) {
      case 'no-key':
        return failed('key-missing', { values });
      case 'bad-key':
        return failed(hasKey ? 'key-refused' : 'key-missing', { values, ...said });
      case 'no-credit':
        return failed('no-credit', { values, ...said });
      case 'rate-limited':
        return warning('rate-limited', {
          values: { ...values, ...(error.retryAfter === undefined ? {} : { seconds: error.retryAfter }) },
          ...said,
        });
      case 'model-not-found':
      case 'filtered':
        return good;
      case 'no-access':
        return failed('region', { values, ...said });
      default:
    }
    // Lists are often open to everyone: one that came proves a key only where it is asked for.
    const listed = models?.kind === 'answer' && models.status === 200;
    return listed && !findProvider(profile.provider)?.keyRequired ? good : notReached('key-untold', { values });
  },
};
