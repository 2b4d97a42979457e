import type { Profile } from '../../providers/profile.ts';
import type { Settings } from '../../settings/settings.ts';

/** Settings as they go into a backup: what was allowed was allowed in this browser. */
export function settingsToBackUp(settings: Settings): Settings {
  return { ...settings, profiles: settings.profiles.map(withoutConsent) };
}

/**
 * Settings of a backup into those here. What the reader has set here stays, what is as it came is taken from the
 * backup; profiles are added by id.
 */
export function mergeSettings(here: Settings, restored: Settings, defaults: Settings): Settings {
  const untouched = new Map(Object.entries(defaults).map(([field, value]) => [field, JSON.stringify(value)]));
  const set: Partial<Settings> = {};
  for (const [field, value] of Object.entries(here)) {
    if (JSON.stringify(value) !== untouched.get(field)) Object.assign(set, { [field]: value });
  }
  const known = new Set(here.profiles.map(({ id }) => id));
  const added = restored.profiles.filter(({ id }) => !known.has(id));
  return { ...restored, ...set, profiles: [...here.profiles, ...added.map(withoutConsent)] };
}

/** Those of the backup; what the reader allowed here stays allowed here. */
export function replaceSettings(here: Settings, restored: Settings): Settings {
  return {
    ...restored,
    profiles: restored.profiles.map((profile) => {
      const known = here.profiles.find(({ id, baseUrl }) => id === profile.id && baseUrl === profile.baseUrl);
      return known?.consent ? { ...profile, consent: known.consent } : withoutConsent(profile);
    }),
  };
}

/** A file cannot say that text may go to a server: the reader is asked again before the first. */
function withoutConsent(profile: Profile): Profile {
  const asked = { ...profile };
  delete asked.consent;
  return asked;
}
