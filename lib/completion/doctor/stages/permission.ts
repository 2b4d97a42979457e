import type { Stage } from '../stage.ts';
import { failed, passed } from '../verdicts.ts';

/** Whether the browser lets the extension reach this host. */
export const permission: Stage = {
  id: 'permission',
  after: ['address'],
  needs: ['browser'],
  judge({ granted, profile }) {
    const values = { host: new URL(profile.baseUrl).hostname };
    return granted ? passed('granted', { values }) : failed('not-granted', { values, fixes: [{ kind: 'permission' }] });
  },
};
