import type { Stage } from '../stage.ts';
import { failed, firstError, notReached, passed, saying, warning } from '../verdicts.ts';

/** Whether an answer comes, piece by piece, and to a marked end. */
export const stream: Stage = {
  id: 'stream',
  after: ['model'],
  needs: ['answer'],
  judge(observed) {
    const [first] = observed.answers ?? [];
    const values = { model: observed.profile.model };
    if (first?.kind === 'answer') {
      if (first.finish === 'missing') return failed('no-end', { values });
      const timed = { ...values, milliseconds: first.milliseconds };
      return first.whole ? warning('not-streamed', { values: timed }) : passed('stream-ok', { values: timed });
    }
    const error = firstError(observed)?.error;
    const said = saying(error?.detail);
    switch (error?.code) {
      case undefined:
      case 'rate-limited':
        return notReached('not-reached');
      case 'over-budget':
        return warning('over-budget');
      case 'timeout':
        return failed('silent', { values, ...said });
      case 'stream-cut':
      case 'unreachable':
        return failed('cut-off', { values, ...said });
      case 'server-error':
        return failed('server-error', { values, ...said });
      case 'filtered':
        return warning('answer-refused', { values, ...said });
      default:
        return failed('request-refused', { values, ...said });
    }
  },
};
