import type { PromptTask } from '../analysis/analysis.ts';
import type { Limits, Profile } from '../providers/profile.ts';
import type { Settings } from './settings.ts';

type Choice = Pick<Settings, 'profiles' | 'defaultProfileId' | 'taskProfiles' | 'fallbackProfileId'>;

/** The profile a task is meant for: its own, else the default; one that is gone counts as not named. */
export function profileFor(settings: Choice, task: PromptTask): Profile | null {
  const own = settings.taskProfiles[task];
  return (own === undefined ? null : findProfile(settings, own)) ?? defaultProfile(settings);
}

export function findProfile({ profiles }: Pick<Settings, 'profiles'>, id: string | null): Profile | null {
  return profiles.find((profile) => profile.id === id) ?? null;
}

export function defaultProfile(settings: Pick<Choice, 'profiles' | 'defaultProfileId'>): Profile | null {
  return findProfile(settings, settings.defaultProfileId) ?? settings.profiles[0] ?? null;
}

/** What a profile is asked for at most. */
export function limitsOf({ limits }: Profile, { concurrency }: Pick<Settings, 'concurrency'>): Limits {
  return limits ?? { concurrency, requestsPerMinute: null, tokensPerMinute: null };
}

/** The settings with this profile in place of the one of its id, or added last. The first one is the default. */
export function withProfile(settings: Choice, profile: Profile): Pick<Settings, 'profiles' | 'defaultProfileId'> {
  const known = settings.profiles.some(({ id }) => id === profile.id);
  const profiles = known
    ? settings.profiles.map((each) => (each.id === profile.id ? profile : each))
    : [...settings.profiles, profile];
  return { profiles, defaultProfileId: defaultProfile({ ...settings, profiles })?.id ?? null };
}

/** The settings without this profile, and without a choice that names it. */
export function withoutProfile(settings: Choice, id: string): Choice {
  const profiles = settings.profiles.filter((profile) => profile.id !== id);
  const tasks = Object.entries(settings.taskProfiles).filter(([, profileId]) => profileId !== id);
  return {
    profiles,
    defaultProfileId: defaultProfile({ ...settings, profiles })?.id ?? null,
    taskProfiles: Object.fromEntries(tasks),
    fallbackProfileId: settings.fallbackProfileId === id ? null : settings.fallbackProfileId,
  };
}
