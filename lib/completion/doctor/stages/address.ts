import type { Stage } from '../stage.ts';
import { suggestAddress } from '../suggest-address.ts';
import { passed, warning } from '../verdicts.ts';

/** The address by its letters; whether it is right after all, the later stages tell. */
export const address: Stage = {
  id: 'address',
  after: [],
  needs: [],
  judge({ typed, profile }) {
    const { finding, baseUrl } = suggestAddress(typed, profile);
    const values = { host: new URL(profile.baseUrl).host };
    return baseUrl === null
      ? passed('address-ok', { values })
      : warning(finding, { values, fixes: [{ kind: 'address', baseUrl }] });
  },
};
