import { custom } from './custom.ts';
import { deepseek } from './deepseek.ts';
import { gemini } from './gemini.ts';
import { lmStudio } from './lm-studio.ts';
import { moonshot } from './moonshot.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import { openrouter } from './openrouter.ts';
import type { Profile } from './profile.ts';
import type { Provider } from './provider.ts';
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
  custom,
];

export function findProvider(id: string): Provider | null {
  return providers.find((provider) => provider.id === id) ?? null;
}

/** The preset a profile still is: the same server, so that its name, prices and limits hold. */
export function findPreset({ provider, baseUrl }: Pick<Profile, 'provider' | 'baseUrl'>): Provider | null {
  const preset = findProvider(provider);
  return preset?.baseUrl && new URL(preset.baseUrl).origin === new URL(baseUrl).origin ? preset : null;
}
