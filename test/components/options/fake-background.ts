import * as z from 'zod/mini';
import { STAGE_IDS, type StageResult } from '../../../lib/completion/doctor/finding.ts';
import type { BackgroundEvent, ConnectionReport, Protocol, ProtocolType } from '../../../lib/messaging/protocol.ts';
import { schemas } from '../../../lib/messaging/schemas.ts';
import type { Settings } from '../../../lib/settings/settings.ts';

export type Data<Type extends ProtocolType> = Parameters<Protocol[Type]>[0];
type Answers = { [Type in ProtocolType]?: (data: Data<Type>) => unknown };

/** A report of stages of which each passed, but for those that are given. */
export function examined(results: StageResult[], models: string[] = []): ConnectionReport {
  const passed: StageResult[] = STAGE_IDS.map((id) => ({
    id,
    state: 'passed',
    finding: id === 'stream' ? 'stream-ok' : 'granted',
    values: { host: 'models.example', milliseconds: 412.4 },
  }));
  return {
    results: passed.map((result) => results.find(({ id }) => id === result.id) ?? result),
    cancelled: false,
    models,
    spent: { calls: 1, inputTokens: 1_100, outputTokens: 134, estimated: false, cost: 0.0002 },
  };
}

/** Stands in for `lib/client/background.ts`: keeps what it is told, as the real one would. */
export class FakeBackground {
  readonly calls: { type: ProtocolType; data: unknown }[] = [];
  readonly #listeners: ((event: BackgroundEvent) => void)[] = [];
  settings: Settings = {
    uiLanguage: 'en',
    analysisLanguages: 'en',
    glossary: [],
    prompts: {},
    profile: null,
    categories: [],
    budgetUnit: 'tokens',
    dailyBudget: null,
    monthlyBudget: null,
    concurrency: 3,
    includeKeywords: [],
    excludeKeywords: [],
  };
  apiKey = '';
  answers: Answers = {};

  /** Refuses what the contract of the message does not allow, as the real one does. */
  call = async <Type extends ProtocolType>(type: Type, data: Data<Type>): Promise<unknown> => {
    this.calls.push({ type, data });
    await Promise.resolve();
    z.parse(schemas[type].data, data ?? null);
    const answer = this.answers[type] ?? this.#own[type];
    if (!answer) throw new Error(`no answer for ${type}`);
    return answer(data);
  };

  listen = (onEvent: (event: BackgroundEvent) => void): { connect: () => void } => {
    this.#listeners.push(onEvent);
    return { connect: () => undefined };
  };

  emit(event: BackgroundEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** The data of every call of one type, in order. */
  sent(type: ProtocolType): unknown[] {
    return this.calls.filter((each) => each.type === type).map(({ data }) => data);
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
    saveSettings: ({ settings }) => {
      this.settings = { ...this.settings, ...settings };
      return this.settings;
    },
    saveProfile: ({ profile, apiKey }) => {
      this.settings = { ...this.settings, profile: { id: 'default', ...profile } };
      this.apiKey = apiKey ?? this.apiKey;
      return this.#view();
    },
    removeProfile: () => {
      this.settings = { ...this.settings, profile: null };
      this.apiKey = '';
    },
    testConnection: () => examined([]),
    cancelTest: () => undefined,
    listModels: () => ['reef-small', 'reef-large'],
    getLedger: () => [],
    getPrompts: () => [],
    getTryout: () => ({ tryout: null, job: null }),
  };
}
