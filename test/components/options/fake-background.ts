import * as z from 'zod/mini';
import { STAGE_IDS, type StageResult } from '../../../lib/completion/doctor/finding.ts';
import type { ErrorShape } from '../../../lib/core/errors.ts';
import type {
  BackgroundEvent,
  ConnectionReport,
  ProfileView,
  Protocol,
  ProtocolType,
} from '../../../lib/messaging/protocol.ts';
import { schemas } from '../../../lib/messaging/schemas.ts';
import { DEFAULT_PROFILE_ID, type Profile } from '../../../lib/providers/profile.ts';
import { defaultSettings } from '../../../lib/settings/defaults.ts';
import { findProfile, withoutProfile, withProfile } from '../../../lib/settings/profiles.ts';
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
  settings: Settings = defaultSettings('en');
  /** Keys by the id of their profile. */
  readonly keys = new Map<string, string>();
  readonly paused = new Map<string, ErrorShape>();
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

  /** A profile as it stands after a save; the first one is the default. */
  storeProfile(provider: string, baseUrl: string, model: string, apiKey: string, more: Partial<Profile> = {}): void {
    const consent = { origin: new URL(baseUrl).origin, at: '2026-11-17T08:00:00.000Z' };
    const profile = { id: DEFAULT_PROFILE_ID, provider, baseUrl, model, consent, ...more };
    this.settings = { ...this.settings, ...withProfile(this.settings, profile) };
    this.keys.set(profile.id, apiKey);
  }

  #view(profile: Profile): ProfileView {
    const apiKey = this.keys.get(profile.id) ?? '';
    const maskedKey = apiKey ? `…${apiKey.slice(-4)}` : '';
    const keyState = apiKey === '' ? 'none' : 'open';
    return { profile, hasKey: apiKey !== '', keyState, maskedKey, paused: this.paused.get(profile.id) ?? null };
  }

  #change(id: string, change: (profile: Profile) => Profile): void {
    const profile = findProfile(this.settings, id);
    if (profile) this.settings = { ...this.settings, ...withProfile(this.settings, change(profile)) };
  }

  readonly #own: Answers = {
    getStorage: () => ({ database: 4, stores: [], usage: 0, quota: null, persisted: true }),
    getSettings: () => this.settings,
    getProfiles: () => this.settings.profiles.map((profile) => this.#view(profile)),
    saveSettings: ({ settings }) => {
      this.settings = { ...this.settings, ...settings };
      return this.settings;
    },
    saveProfile: ({ id: known, profile: { terms, ...fields }, apiKey, consents }) => {
      const { profiles } = this.settings;
      const id = known ?? (profiles.length === 0 ? DEFAULT_PROFILE_ID : `profile-${profiles.length + 1}`);
      const before = findProfile(this.settings, id);
      const given = consents
        ? { origin: new URL(fields.baseUrl).origin, at: '2026-11-17T08:00:00.000Z' }
        : before?.consent;
      const price = terms?.price ? { ...terms.price, edited: '2026-11-17' } : null;
      const profile = {
        ...fields,
        id,
        ...(terms ? { terms: { model: fields.model, contextTokens: terms.contextTokens, price } } : {}),
        ...(given ? { consent: given } : {}),
      };
      this.settings = { ...this.settings, ...withProfile(this.settings, profile) };
      this.keys.set(id, apiKey ?? this.keys.get(id) ?? '');
      this.paused.delete(id);
      return this.#view(profile);
    },
    removeKey: ({ id }) => void this.keys.delete(id),
    removeProfile: ({ id }) => {
      this.settings = { ...this.settings, ...withoutProfile(this.settings, id) };
      this.keys.delete(id);
    },
    resumeProfile: ({ id }) => void this.paused.delete(id),
    giveConsent: ({ id }) =>
      this.#change(id, (profile) => ({
        ...profile,
        consent: { origin: new URL(profile.baseUrl).origin, at: '2026-11-17T08:00:00.000Z' },
      })),
    withdrawConsent: ({ id }) =>
      this.#change(id, ({ id: same, provider, baseUrl, model }) => ({ id: same, provider, baseUrl, model })),
    testConnection: () => examined([]),
    cancelTest: () => undefined,
    lookForTranslator: () => undefined,
    listModels: () => ['reef-small', 'reef-large'],
    getLearned: () => ({ wanted: 0, unwanted: 0, terms: null, tagNames: {} }),
    getLedger: () => [],
    getVault: () => ({ state: 'none', lockAfter: 0 }),
    getPageSettings: () => ({ uiLanguage: 'en', analysisLanguages: 'en', services: [], tasks: {} }),
    getPrompts: () => [],
    listReports: () => [],
    getTryout: () => ({ tryout: null, job: null }),
  };
}
