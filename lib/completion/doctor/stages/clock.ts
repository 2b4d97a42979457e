import type { Stage } from '../stage.ts';
import { notReached, passed, warning } from '../verdicts.ts';

/** Minutes; beyond them certificates and signed requests begin to fail. */
const TOLERATED = 5;

/** This computer's clock against the server's `Date`. */
export const clock: Stage = {
  id: 'clock',
  after: ['tls'],
  needs: ['models'],
  judge({ models }) {
    if (models?.kind !== 'answer' || models.date === null) return notReached('clock-unsaid');
    const minutes = Math.abs(models.at - models.date) / 60_000;
    return minutes > TOLERATED
      ? warning('clock-off', { values: { minutes: Math.round(minutes) } })
      : passed('clock-ok');
  },
};
