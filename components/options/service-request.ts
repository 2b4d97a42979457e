import type { ProfileFields, ProfileView, Service } from '../../lib/messaging/protocol.ts';
import { findProvider } from '../../lib/providers/index.ts';
import { isOnDevice, normaliseBaseUrl } from '../../lib/providers/profile.ts';
import type { Provider } from '../../lib/providers/provider.ts';
import type { FieldErrors, FormValues } from './form-values.ts';
import { parseDetails } from './service-values.ts';

/** What `listModels` takes, and `testConnection` in part. */
export interface ServiceRequest {
  /** null: not stored yet. */
  id: string | null;
  profile: Service;
  /** Missing: the stored key; empty: none. */
  apiKey?: string;
}

/** What `saveProfile` takes. */
export interface ProfileRequest extends ServiceRequest {
  profile: ProfileFields;
  consents?: true;
}

export type Parsed<Request> = { request: Request } | { errors: FieldErrors };

/** Host as a reader knows it; the text itself when it is no address. */
export function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}

/** The address as the background takes it; null when it is none. */
export function findBaseUrl(text: string): string | null {
  try {
    return normaliseBaseUrl(text);
  } catch {
    return null;
  }
}

/** A stored key goes to the origin it was entered for and to no other. */
export function keepsStoredKey(stored: ProfileView | null, baseUrl: string | null): boolean {
  return stored?.hasKey === true && isSameServer(stored, baseUrl);
}

/**
 * Host that pressing "Save" would allow text to go to for the first time; null when it changes nothing of that. A
 * consent that was withdrawn is given again by a button of its own, never by saving something else.
 */
export function findNewRecipient(values: FormValues, stored: ProfileView | null): string | null {
  const baseUrl = values.provider === '' ? null : findBaseUrl(values.baseUrl);
  return baseUrl === null || (stored !== null && isSameServer(stored, baseUrl)) ? null : hostOf(baseUrl);
}

function isSameServer(stored: ProfileView, baseUrl: string | null): boolean {
  return (
    baseUrl !== null &&
    !isOnDevice(stored.profile) &&
    new URL(stored.profile.baseUrl).origin === new URL(baseUrl).origin
  );
}

/** The service fields as a request. `modelNeeded` is false where the server is only asked for its models. */
export function parseService(
  values: FormValues,
  stored: ProfileView | null,
  modelNeeded = true,
): Parsed<ServiceRequest> {
  const errors: FieldErrors = {};
  const provider = findProvider(values.provider);
  if (!provider) return { errors: { provider: (words) => words.providerMissing } };

  const baseUrl = findBaseUrl(values.baseUrl);
  if (values.baseUrl.trim() === '') errors.baseUrl = (words) => words.baseUrlMissing;
  else if (baseUrl === null) errors.baseUrl = (words) => words.baseUrlWrong;

  const model = values.model.trim();
  if (modelNeeded && model === '') errors.model = (words) => words.modelMissing;

  const typedKey = values.apiKey.trim();
  const keeps = keepsStoredKey(stored, baseUrl);
  if (provider.keyRequired && typedKey === '' && !keeps) errors.apiKey = (words) => words.keyMissing;

  if (baseUrl === null || Object.keys(errors).length > 0) return { errors };
  const request = { id: stored?.profile.id ?? null, profile: { provider: provider.id, baseUrl, model } };
  if (typedKey !== '') return { request: { ...request, apiKey: typedKey } };
  return { request: stored?.hasKey && !keeps ? { ...request, apiKey: '' } : request };
}

/** The browser's own model has nothing to be filled in. It does one thing after the other. */
function onDeviceRequest(provider: Provider, stored: ProfileView | null): ProfileRequest {
  const limits = { concurrency: 1, requestsPerMinute: null, tokensPerMinute: null };
  const profile = { provider: provider.id, baseUrl: '', model: provider.models[0] ?? provider.id, limits };
  const request = { id: stored?.profile.id ?? null, profile };
  // A key of another service before it has no place any more.
  return stored?.hasKey ? { ...request, apiKey: '' } : request;
}

/** The whole form of a service as a request to save it. */
export function parseProfile(values: FormValues, stored: ProfileView | null): Parsed<ProfileRequest> {
  const provider = findProvider(values.provider);
  if (provider && isOnDevice(values)) return { request: onDeviceRequest(provider, stored) };
  const service = parseService(values, stored);
  const { details, errors } = parseDetails(values);
  if ('errors' in service) return { errors: { ...errors, ...service.errors } };
  if (Object.keys(errors).length > 0) return { errors };
  const { request } = service;
  const consents = findNewRecipient(values, stored) === null ? {} : { consents: true as const };
  return { request: { ...request, profile: { ...request.profile, ...details }, ...consents } };
}
