import { isolated } from '../core/bidi.ts';
import { custom } from './custom.ts';
import { deepseek } from './deepseek.ts';
import { gemini } from './gemini.ts';
import { lmStudio } from './lm-studio.ts';
import { moonshot } from './moonshot.ts';
import { ollama } from './ollama.ts';
import { onDevice } from './on-device.ts';
import { openai } from './openai.ts';
import { openrouter } from './openrouter.ts';
import { isOnDevice, type Profile } from './profile.ts';
import { type Provider, UNKNOWN_CONTEXT } from './provider.ts';
import { qwen } from './qwen.ts';
import { siliconflow } from './siliconflow.ts';
import { zhipu } from './zhipu.ts';

/** In the order of the options form. */
export const providers: readonly Provider[] = [
  openai,
  deepseek,
  qwen,
  moonshot,
  zhipu,
  gemini,
  openrouter,
  siliconflow,
  ollama,
  lmStudio,
  onDevice,
  custom,
];

export function findProvider(id: string): Provider | null {
  return providers.find((provider) => provider.id === id) ?? null;
}

/** The preset a profile still is: the same server, so that its name, prices and limits hold. */
export function findPreset({ provider, baseUrl }: Pick<Profile, 'provider' | 'baseUrl'>): Provider | null {
  if (isOnDevice({ provider })) return onDevice;
  const preset = findProvider(provider);
  return preset?.baseUrl && new URL(preset.baseUrl).origin === new URL(baseUrl).origin ? preset : null;
}

/** What the reader calls it, else the preset's name for the preset's server, else the host. */
export function serviceNameOf(profile: Profile, language: 'zh-CN' | 'en' = 'en'): string {
  if (profile.name) return isolated(profile.name);
  // The others' are names; this is a description.
  if (isOnDevice(profile) && language === 'zh-CN') return onDevice.nameZh ?? onDevice.name;
  return findPreset(profile)?.name ?? new URL(profile.baseUrl).host;
}

/** Tokens the profile's model holds: as the reader says, else as the preset does, else what small models hold. */
export function contextTokensOf(profile: Profile | null): number {
  if (!profile) return UNKNOWN_CONTEXT;
  const { terms, model } = profile;
  const own = terms?.model === model ? terms.contextTokens : null;
  return own ?? findPreset(profile)?.contextTokens ?? UNKNOWN_CONTEXT;
}
