import { type BackgroundEvent, type Protocol, type ProtocolType } from '../../../lib/messaging/protocol.ts';
import type { Settings } from '../../../lib/settings/settings.ts';

type Answers = { [Type in ProtocolType]?: (data: never) => unknown };

/** Stands in for `lib/client/background.ts`: keeps what it is told, as the real one would. */
export class FakeBackground {
  readonly calls: { type: ProtocolType; data: unknown }[] = [];
  readonly #listeners: ((event: BackgroundEvent) => void)[] = [];
  settings: Settings = {
    uiLanguage: 'en',
    analysisLanguages: 'en',
    profile: null,
    categories: [],
    dailyBudget: null,
    concurrency: 3,
    includeKeywords: [],
    excludeKeywords: [],
  };
  apiKey = '';
  answers: Answers = {};

  call = async (type: ProtocolType, data?: unknown): Promise<unknown> => {
    this.calls.push({ type, data });
    await Promise.resolve();
    const answer = this.answers[type] ?? this.#own[type];
    if (!answer) throw new Error(`no answer for ${type}`);
    return answer(data as never);
  };

  listen = (onEvent: (event: BackgroundEvent) => void): void => {
    this.#listeners.push(onEvent);
  };

  emit(event: BackgroundEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  sent<Type extends ProtocolType>(type: Type): Parameters<Protocol[Type]>[0][] {
    return this.calls.filter((each) => each.type === type).map(({ data }) => data as Parameters<Protocol[Type]>[0]);
  }

  storeProfile(provider: string, baseUrl: string, model: string, apiKey: string): void {
    this.settings = { ...this.settings, profile: { id: 'default', provider, baseUrl, model } };
    this.apiKey = apiKey;
  }

  #view(): unknown {
    const { profile } = this.settings;
    if (!profile) return null;
    return { profile, hasKey: this.apiKey !== '', maskedKey: this.apiKey ? `…${this.apiKey.slice(-4)}` : '' };
  }

  readonly #own: Answers = {
    getSettings: () => this.settings,
    getProfile: () => this.#view(),
    saveSettings: ({ settings }: { settings: Partial<Settings> }) => {
      this.settings = { ...this.settings, ...settings };
      return this.settings;
    },
    saveProfile: ({ profile, apiKey }: Parameters<Protocol['saveProfile']>[0]) => {
      this.settings = { ...this.settings, profile: { id: 'default', ...profile } };
      this.apiKey = apiKey ?? this.apiKey;
      return this.#view();
    },
    removeProfile: () => {
      this.settings = { ...this.settings, profile: null };
      this.apiKey = '';
    },
    testConnection: () => ({ ok: true, error: null, models: [], latency: 412.4 }),
    listModels: () => ['reef-small', 'reef-large'],
  };
}
