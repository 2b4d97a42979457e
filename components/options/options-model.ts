import { batch, computed, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import type { ProfileView } from '../../lib/messaging/protocol.ts';
import { findProvider } from '../../lib/providers/index.ts';
import { defaultProfile } from '../../lib/settings/profiles.ts';
import { parseUiLanguage, type Settings } from '../../lib/settings/settings.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { Drafts } from './drafts.ts';
import { FormText } from './form-text.ts';
import {
  type FieldErrors,
  type FieldName,
  type FormValues,
  formValuesOf,
  isSetting,
  parseFields,
  SETTING_FIELDS,
  type SettingField,
} from './form-values.ts';
import { requestOrigin } from './request-origin.ts';
import { hostOf, parseProfile, type ProfileRequest } from './service-request.ts';
import {
  parseDetails,
  parseStart,
  SERVICE_FIELDS,
  serviceOf,
  serviceValuesOf,
  termsOfModel,
} from './service-values.ts';

export type SaveState = 'idle' | 'saving' | 'done' | 'failed';

/** What went wrong with the last save: an error of the extension, or a permission that was not given. */
export type SaveFailure = { error: AppError } | { refusedHost: string };

/** The whole form and what is stored behind it. Fields are text; nothing typed is lost by a failure. */
export class OptionsModel {
  readonly #text = new FormText();
  /** null until the settings are here. */
  readonly values = this.#text.values;
  readonly settings = signal<Settings | null>(null);
  readonly profiles = signal<ProfileView[]>([]);
  /** Id of the profile in the form; null for one that is not stored yet. */
  readonly editing = signal<string | null>(null);
  readonly stored = computed(
    () => this.profiles.value.find(({ profile }) => profile.id === this.editing.value) ?? null,
  );
  readonly errors = signal<FieldErrors>({});
  readonly state = signal<SaveState>('idle');
  readonly failure = signal<SaveFailure | null>(null);
  readonly loadError = signal<AppError | null>(null);
  /** The setting that was just saved by itself. */
  readonly savedField = signal<SettingField | null>(null);
  /** What was taken away last. */
  readonly removed = signal<'key' | 'service' | null>(null);
  /** Raised by every edit of the service, so that an old test result is not taken for a new one. */
  readonly serviceEdits = signal(0);
  readonly drafts = new Drafts();
  /** The key being typed is forgotten with the browser's end. */
  readonly keyForSession = signal(false);

  async load(): Promise<void> {
    this.loadError.value = null;
    try {
      const [settings, profiles] = await Promise.all([call('getSettings'), call('getProfiles')]);
      batch(() => {
        uiLanguage.value = settings.uiLanguage;
        const hadNone = this.profiles.peek().length === 0 && !this.isDirty(SERVICE_FIELDS);
        this.settings.value = settings;
        this.profiles.value = profiles;
        const isGone = this.editing.peek() !== null && this.stored.peek() === null;
        const first = defaultProfile(settings)?.id ?? null;
        if (!this.values.peek()) this.editing.value = first;
        // Where a first service came from another page, its form is shown; without one, nothing has changed here.
        else if (isGone || (hadNone && first !== null && this.editing.peek() === null)) this.#show(first);
        this.#text.adopt(formValuesOf(settings, this.stored.peek()));
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

  isDirty(fields?: readonly FieldName[]): boolean {
    return this.#text.isDirty(fields);
  }

  /** Brings a profile into the form, null a new one. What is not saved of the one before waits for its return. */
  edit(id: string | null): void {
    const values = this.values.peek();
    if (!values || this.state.peek() === 'saving' || id === this.editing.peek()) return;
    batch(() => {
      if (this.isDirty(SERVICE_FIELDS)) this.drafts.keep(this.editing.peek(), serviceOf(values));
      this.#show(id);
    });
  }

  set(field: FieldName, text: string): void {
    const values = this.values.peek();
    if (!values) return;
    batch(() => {
      const terms = field === 'model' ? termsOfModel(values, this.stored.peek()?.profile.terms, text) : {};
      this.#change({ ...values, ...terms, [field]: text }, [field]);
      if (field === 'baseUrl' && values.provider === '') this.set('provider', 'custom');
      if (field === 'uiLanguage') uiLanguage.value = parseUiLanguage(text);
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
    const terms = termsOfModel(values, stored?.terms, known.model);
    this.#change({ ...values, ...terms, ...known, provider: id, apiKey }, SERVICE_FIELDS);
  }

  /** Once the reader has left a field: a setting is saved by itself, a number of the service only looked at. */
  async commit(field: FieldName): Promise<void> {
    const values = this.values.peek();
    if (!values || !this.isDirty([field])) return;
    const { errors } = isSetting(field) ? parseFields(values, [field]) : parseDetails(values);
    const error = errors[field];
    if (error) this.errors.value = { ...this.errors.peek(), [field]: error };
    if (error || !isSetting(field)) return;
    const { patch } = parseFields(values, [field]);
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
    const service = values.provider === '' ? null : parseProfile(values, this.stored.peek());
    const ofService = service ?? parseStart(values);
    const errors = {
      ...parseFields(values, SETTING_FIELDS).errors,
      ...('errors' in ofService ? ofService.errors : {}),
    };
    this.errors.value = errors;
    if (Object.keys(errors).length > 0) {
      this.state.value = 'failed';
      this.failure.value = null;
      return;
    }
    const request = service && 'request' in service ? service.request : null;
    const baseUrl = request?.profile.baseUrl;
    const allowed = baseUrl ? requestOrigin(baseUrl) : Promise.resolve(true);
    void this.#save(values, request, allowed);
  }

  async #save(values: FormValues, request: ProfileRequest | null, allowed: Promise<boolean>): Promise<void> {
    this.state.value = 'saving';
    this.failure.value = null;
    this.removed.value = null;
    try {
      const changed: FieldName[] = SETTING_FIELDS.filter((field) => this.isDirty([field]));
      const patch = { ...parseFields(values, changed.filter(isSetting)).patch };
      if (!request && this.isDirty(['concurrency'])) {
        Object.assign(patch, parseStart(values).patch);
        changed.push('concurrency');
      }
      if (changed.length > 0) this.#settle(await call('saveSettings', { settings: patch }), changed, values);
      if (request) {
        if (!(await allowed)) return this.#fail({ refusedHost: hostOf(request.profile.baseUrl) });
        const forSession = request.apiKey && this.keyForSession.peek() ? { forSession: true } : {};
        this.#settleService(await call('saveProfile', { ...request, ...forSession }), values);
        this.keyForSession.value = false;
        await this.load();
      } else if (this.stored.peek()) {
        await this.remove(this.editing.peek() ?? '');
      }
      this.state.value = 'done';
    } catch (thrown) {
      this.#fail({ error: toAppError(thrown) });
    }
  }

  /** Forgets a profile with its key, and what was typed for it. */
  async remove(id: string): Promise<void> {
    await call('removeProfile', { id });
    this.drafts.take(id);
    await this.load();
  }

  /** Puts a profile, or a new one, into the fields of the service: its draft, else as it is stored. */
  #show(id: string | null): void {
    const settings = this.settings.peek();
    if (!settings) return;
    this.editing.value = id;
    this.#text.replace(serviceValuesOf(this.stored.peek(), settings), this.drafts.take(id) ?? {});
    this.#touched(SERVICE_FIELDS);
  }

  #change(values: FormValues, fields: readonly FieldName[]): void {
    batch(() => {
      this.values.value = values;
      this.#touched(fields);
    });
  }

  /** What was said of these fields, and of the last save, is no longer so. */
  #touched(fields: readonly FieldName[]): void {
    const errors = { ...this.errors.peek() };
    for (const field of fields) delete errors[field];
    this.errors.value = errors;
    this.savedField.value = null;
    if (this.state.peek() !== 'saving') this.state.value = 'idle';
    if (fields.some((field) => !isSetting(field))) this.serviceEdits.value += 1;
  }

  #settle(settings: Settings, fields: readonly FieldName[], sent: FormValues): void {
    this.settings.value = settings;
    this.#text.settle(formValuesOf(settings, this.stored.peek()), fields, sent);
  }

  #settleService(saved: ProfileView, sent: FormValues): void {
    const settings = this.settings.peek();
    if (!settings) return;
    const others = this.profiles.peek().filter(({ profile }) => profile.id !== saved.profile.id);
    this.profiles.value = [...others, saved];
    this.editing.value = saved.profile.id;
    this.#text.settle({ ...sent, ...serviceValuesOf(saved, settings) }, SERVICE_FIELDS, sent);
  }

  #fail(failure: SaveFailure): void {
    this.failure.value = failure;
    this.state.value = 'failed';
  }
}
