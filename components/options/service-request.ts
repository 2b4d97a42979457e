import type { ProfileView } from '../../lib/messaging/protocol.ts';
import { findProvider } from '../../lib/providers/index.ts';
import { normaliseBaseUrl, type Profile } from '../../lib/providers/profile.ts';
import type { FieldErrors, FormValues } from './form-values.ts';

/** What `saveProfile` and `listModels` take, and `testConnection` in part. */
export interface ServiceRequest {
  profile: Omit<Profile, 'id'>;
  /** Missing: the stored key; empty: none. */
  apiKey?: string;
}

export type ParsedService = { request: ServiceRequest } | { errors: FieldErrors };

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
  if (!stored?.hasKey || baseUrl === null) return false;
  return new URL(stored.profile.baseUrl).origin === new URL(baseUrl).origin;
}

/** The service fields as a request. `modelNeeded` is false where the server is only asked for its models. */
export function parseService(values: FormValues, stored: ProfileView | null, modelNeeded = true): ParsedService {
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
  const profile = { provider: provider.id, baseUrl, model };
  if (typedKey !== '') return { request: { profile, apiKey: typedKey } };
  return { request: stored?.hasKey && !keeps ? { profile, apiKey: '' } : { profile } };
}
