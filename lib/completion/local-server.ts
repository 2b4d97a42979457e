import type { Profile } from '../providers/profile.ts';

/** Told by the preset that was chosen, or by the port such a server has unless it was moved. */
export function isOllama(profile: Pick<Profile, 'provider' | 'baseUrl'>): boolean {
  return isServer(profile, 'ollama', '11434');
}

export function isLmStudio(profile: Pick<Profile, 'provider' | 'baseUrl'>): boolean {
  return isServer(profile, 'lm-studio', '1234');
}

function isServer({ provider, baseUrl }: Pick<Profile, 'provider' | 'baseUrl'>, id: string, port: string): boolean {
  return provider === id || (URL.canParse(baseUrl) && new URL(baseUrl).port === port);
}
