import { localDay } from '../core/dates.ts';
import { AppError } from '../core/errors.ts';
import { removeCredential } from '../db/credentials.ts';
import type { ProfileFields, ProfileView } from '../messaging/protocol.ts';
import {
  type Consent,
  DEFAULT_PROFILE_ID,
  hasConsent,
  isOnDevice,
  normaliseBaseUrl,
  type Profile,
} from '../providers/profile.ts';
import { findProfile, withoutProfile, withProfile } from '../settings/profiles.ts';
import { findPauses, putPause, updateWindow } from '../settings/profile-states.ts';
import { getSettings, patchSettings } from '../settings/store.ts';
import { giveBackOrigin } from './give-back-origin.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { tellSettings } from './tell-settings.ts';
import { dropForeignKey, findApiKey, keyStateOf, putApiKey } from './vault.ts';

type ProfileHandlers = Pick<
  Handlers,
  'getProfiles' | 'saveProfile' | 'removeKey' | 'removeProfile' | 'resumeProfile' | 'giveConsent' | 'withdrawConsent'
>;

/** Characters of a key that may be shown, to tell one from another. */
const SHOWN = 4;

export function profileHandlers(services: Services): ProfileHandlers {
  const { database, queue } = services;
  const changed = async (): Promise<void> => {
    await tellSettings(services);
    // What waits may go on, or go elsewhere.
    void queue.reconsider();
  };
  const toView = async (profile: Profile): Promise<ProfileView> => {
    const keyState = await keyStateOf(database, profile);
    const apiKey = keyState === 'locked' ? '' : await findApiKey(database, profile);
    const masked = apiKey.length > 2 * SHOWN ? `…${apiKey.slice(-SHOWN)}` : '…';
    const paused = (await findPauses())[profile.id] ?? null;
    return { profile, hasKey: keyState !== 'none', keyState, maskedKey: keyState === 'none' ? '' : masked, paused };
  };
  const setConsent = async (id: string, isGiven: boolean): Promise<void> => {
    await patchSettings((settings) => {
      const profile = findProfile(settings, id);
      if (!profile) throw new AppError('no-provider');
      const { consent: _, ...rest } = profile;
      return withProfile(settings, isGiven ? { ...rest, consent: consentTo(profile) } : rest);
    });
    await changed();
  };

  return {
    getProfiles: async () => Promise.all((await getSettings()).profiles.map(toView)),
    async saveProfile({ id: known, profile: fields, apiKey, forSession, consents }) {
      const settings = await getSettings();
      const before = findProfile(settings, known);
      if (known !== null && !before) throw new AppError('no-provider');
      const id = known ?? (settings.profiles.length === 0 ? DEFAULT_PROFILE_ID : crypto.randomUUID());
      const profile = toProfile(id, fields, before, consents === true);
      if (apiKey === undefined) await dropForeignKey(database, profile);
      else await putApiKey(database, profile, apiKey, forSession);
      await patchSettings((now) => withProfile(now, profile));
      await putPause(id, null);
      await changed();
      if (before) await giveBackOrigin(before.baseUrl);
      return toView(profile);
    },
    async removeKey({ id }) {
      await removeCredential(database, id);
      await changed();
    },
    async removeProfile({ id }) {
      const before = findProfile(await getSettings(), id);
      await removeCredential(database, id);
      await patchSettings((settings) => withoutProfile(settings, id));
      await putPause(id, null);
      await updateWindow(id, () => undefined);
      await changed();
      if (before) await giveBackOrigin(before.baseUrl);
    },
    async resumeProfile({ id }) {
      if (await putPause(id, null)) await changed();
    },
    giveConsent: ({ id }) => setConsent(id, true),
    withdrawConsent: ({ id }) => setConsent(id, false),
  };
}

/** The form's fields as a profile. An unchanged price keeps its day; consent holds for the server it was given for. */
function toProfile(id: string, fields: ProfileFields, before: Profile | null, consents: boolean): Profile {
  const { terms, ...rest } = fields;
  const server = { ...rest, id, baseUrl: isOnDevice(fields) ? '' : normaliseBaseUrl(fields.baseUrl) };
  const known = terms ? toTerms(fields.model, terms, before) : termsOfAnother(before, fields.model);
  const profile: Profile = known ? { ...server, terms: known } : server;
  if (isOnDevice(profile)) return profile;
  if (consents) return { ...profile, consent: consentTo(profile) };
  const consent = before?.consent;
  return consent && hasConsent({ ...profile, consent }) ? { ...profile, consent } : profile;
}

function toTerms(
  model: string,
  { contextTokens, price, batchDiscount }: NonNullable<ProfileFields['terms']>,
  before: Profile | null,
): NonNullable<Profile['terms']> {
  const known = before?.terms?.model === model ? before.terms.price : null;
  const isSame = price && known && price.input === known.input && price.output === known.output;
  const edited = isSame ? known.edited : localDay(new Date());
  const batch = batchDiscount === undefined ? {} : { batchDiscount };
  return { model, contextTokens, price: price && { ...price, edited }, ...batch };
}

/** What is known of another model stays for its return. */
function termsOfAnother(before: Profile | null, model: string): Profile['terms'] {
  return before?.terms?.model === model ? undefined : before?.terms;
}

function consentTo({ baseUrl }: Pick<Profile, 'baseUrl'>): Consent {
  return { origin: new URL(baseUrl).origin, at: new Date().toISOString() };
}
