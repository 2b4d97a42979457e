import { batch, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import type { ProfileView } from '../../lib/messaging/protocol.ts';
import { findProvider } from '../../lib/providers/index.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { uiLanguage } from '../hooks/messages.ts';
import {
  type FieldErrors,
  type FieldName,
  type FormValues,
  formValuesOf,
  parseFields,
  SERVICE_FIELDS,
  SETTING_FIELDS,
  type SettingField,
} from './form-values.ts';
import { releaseOrigin, requestOrigin } from './request-origin.ts';
import { hostOf, parseService, type ServiceRequest } from './service-request.ts';

export type SaveState = 'idle' | 'saving' | 'done' | 'failed';

/** What went wrong with the last save: an error of the extension, or a permission that was not given. */
export type SaveFailure = { error: AppError } | { refusedHost: string };

/** The whole form and what is stored behind it. Fields are text; nothing typed is lost by a failure. */
export class OptionsModel {
  /** null until the settings are here. */
  readonly values = signal<FormValues | null>(null);
  readonly errors = signal<FieldErrors>({});
  readonly stored = signal<ProfileView | null>(null);
  readonly state = signal<SaveState>('idle');
  readonly failure = signal<SaveFailure | null>(null);
  readonly loadError = signal<AppError | null>(null);
  /** The setting that was just saved by itself. */
  readonly savedField = signal<SettingField | null>(null);
  /** What was taken away last. */
  readonly removed = signal<'key' | 'service' | null>(null);
  /** Raised by every edit of the service, so that an old test result is not taken for a new one. */
  readonly serviceEdits = signal(0);

  /** The form as stored; what differs from it is the reader's unsaved work. */
  #baseline: FormValues | null = null;

  async load(): Promise<void> {
    this.loadError.value = null;
    try {
      const [settings, stored] = await Promise.all([call('getSettings'), call('getProfile')]);
      batch(() => {
        uiLanguage.value = settings.uiLanguage;
        this.stored.value = stored;
        this.#adopt(formValuesOf(settings, stored));
      });
    } catch (thrown) {
      this.loadError.value = toAppError(thrown);
    }
  }

  /** Another page changed the settings: fields the reader has not touched follow. */
  async refresh(): Promise<void> {
    if (!this.values.peek() || this.state.peek() === 'saving') return;
    await this.load();
  }

  isDirty(fields: readonly FieldName[] = [...SERVICE_FIELDS, ...SETTING_FIELDS]): boolean {
    const values = this.values.value;
    const baseline = this.#baseline;
    return values !== null && baseline !== null && fields.some((field) => values[field] !== baseline[field]);
  }

  set(field: FieldName, text: string): void {
    const values = this.values.peek();
    if (!values) return;
    batch(() => {
      this.#change({ ...values, [field]: text }, [field]);
      if (field === 'baseUrl' && values.provider === '') this.set('provider', 'custom');
      if (field === 'uiLanguage') uiLanguage.value = text === 'zh-CN' ? 'zh-CN' : 'en';
    });
  }

  /** A preset brings its address and first model; the stored one comes back as it was saved. */
  chooseProvider(id: string): void {
    const values = this.values.peek();
    if (!values) return;
    const stored = this.stored.peek()?.profile;
    const preset = findProvider(id);
    const known =
      stored?.provider === id
        ? { baseUrl: stored.baseUrl, model: stored.model }
        : id === 'custom'
          ? { baseUrl: values.baseUrl, model: values.model }
          : { baseUrl: preset?.baseUrl ?? '', model: preset?.models[0] ?? '' };
    // A key that was typed for one service is not for the next.
    const apiKey = values.provider === '' ? values.apiKey : '';
    this.#change({ ...values, ...known, provider: id, apiKey }, SERVICE_FIELDS);
  }

  /** Saves one setting by itself, once the reader has left its field. */
  async commit(field: SettingField): Promise<void> {
    const values = this.values.peek();
    if (!values || !this.isDirty([field])) return;
    const { patch, errors } = parseFields(values, [field]);
    this.errors.value = { ...this.errors.peek(), ...errors };
    if (errors[field]) return;
    try {
      this.#settle(await call('saveSettings', { settings: patch }), [field], values);
      this.savedField.value = field;
    } catch (thrown) {
      this.#fail({ error: toAppError(thrown) });
    }
  }

  /** Everything in the form at once. To be called in the click itself, see `requestOrigin`. */
  save(): void {
    const values = this.values.peek();
    if (!values || this.state.peek() === 'saving') return;
    const stored = this.stored.peek();
    const service = values.provider === '' ? null : parseService(values, stored);
    const settings = parseFields(values, SETTING_FIELDS);
    const errors = { ...settings.errors, ...(service && 'errors' in service ? service.errors : {}) };
    this.errors.value = errors;
    if (Object.keys(errors).length > 0) {
      this.state.value = 'failed';
      this.failure.value = null;
      return;
    }
    const request = service && 'request' in service ? service.request : null;
    const allowed = request ? requestOrigin(request.profile.baseUrl) : Promise.resolve(true);
    void this.#save(values, request, allowed);
  }

  async #save(values: FormValues, request: ServiceRequest | null, allowed: Promise<boolean>): Promise<void> {
    this.state.value = 'saving';
    this.failure.value = null;
    this.removed.value = null;
    try {
      const changed = SETTING_FIELDS.filter((field) => this.isDirty([field]));
      if (changed.length > 0) {
        const { patch } = parseFields(values, changed);
        this.#settle(await call('saveSettings', { settings: patch }), changed, values);
      }
      if (request) {
        if (!(await allowed)) return this.#fail({ refusedHost: hostOf(request.profile.baseUrl) });
        const stored = await call('saveProfile', request);
        this.#settleService(stored, values);
      } else if (this.stored.peek()) {
        await this.#remove(values);
      }
      this.state.value = 'done';
    } catch (thrown) {
      this.#fail({ error: toAppError(thrown) });
    }
  }

  async wipeKey(): Promise<void> {
    const stored = this.stored.peek();
    if (!stored) return;
    try {
      const { provider, baseUrl, model } = stored.profile;
      this.stored.value = await call('saveProfile', { profile: { provider, baseUrl, model }, apiKey: '' });
      this.removed.value = 'key';
    } catch (thrown) {
      this.#fail({ error: toAppError(thrown) });
    }
  }

  async removeService(): Promise<void> {
    const values = this.values.peek();
    if (!values) return;
    try {
      await this.#remove({ ...values, provider: '', baseUrl: '', apiKey: '', model: '' });
      this.removed.value = 'service';
    } catch (thrown) {
      this.#fail({ error: toAppError(thrown) });
    }
  }

  async #remove(values: FormValues): Promise<void> {
    const stored = this.stored.peek();
    await call('removeProfile');
    if (stored) await releaseOrigin(stored.profile.baseUrl);
    this.values.value = values;
    this.#settleService(null, values);
  }

  #change(values: FormValues, fields: readonly FieldName[]): void {
    const errors = { ...this.errors.peek() };
    for (const field of fields) delete errors[field];
    batch(() => {
      this.values.value = values;
      this.errors.value = errors;
      this.savedField.value = null;
      if (this.state.peek() !== 'saving') this.state.value = 'idle';
      if (fields.some((field) => SERVICE_FIELDS.some((name) => name === field))) this.serviceEdits.value += 1;
    });
  }

  /** Takes what is stored for every field the reader has not touched. */
  #adopt(stored: FormValues): void {
    const values = this.values.peek();
    const baseline = this.#baseline;
    const next = { ...stored };
    if (values && baseline) {
      for (const field of [...SERVICE_FIELDS, ...SETTING_FIELDS]) {
        if (values[field] !== baseline[field]) next[field] = values[field];
      }
    }
    this.#baseline = stored;
    this.values.value = next;
  }

  /** `sent` is what was in the form when the save began: words typed since then stay. */
  #settle(settings: Settings, fields: readonly SettingField[], sent: FormValues): void {
    this.#take(formValuesOf(settings, this.stored.peek()), fields, sent);
  }

  #settleService(stored: ProfileView | null, sent: FormValues): void {
    this.stored.value = stored;
    const profile = stored?.profile;
    const service = { provider: profile?.provider ?? '', baseUrl: profile?.baseUrl ?? '', model: profile?.model ?? '' };
    this.#take({ ...sent, ...service, apiKey: '' }, SERVICE_FIELDS, sent);
  }

  #take(saved: FormValues, fields: readonly FieldName[], sent: FormValues): void {
    const values = { ...(this.values.peek() ?? saved) };
    const baseline = { ...(this.#baseline ?? saved) };
    for (const field of fields) {
      baseline[field] = saved[field];
      if (values[field] === sent[field]) values[field] = saved[field];
    }
    this.#baseline = baseline;
    this.values.value = values;
  }

  #fail(failure: SaveFailure): void {
    this.failure.value = failure;
    this.state.value = 'failed';
  }
}
