import type { ProfileFields, ProfileView } from '../../lib/messaging/protocol.ts';
import type { ModelTerms } from '../../lib/providers/profile.ts';
import { limitsOf } from '../../lib/settings/profiles.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { FieldError, FieldErrors, FormValues, SettingsPatch } from './form-values.ts';
import { parseDollars, parseWhole } from './parse-number.ts';

const TERM_FIELDS = ['contextTokens', 'inputPrice', 'outputPrice', 'batchDiscount'] as const;

/** Fields of the service being edited: they wait for the button, all of them together. */
export const SERVICE_FIELDS = [
  'provider',
  'baseUrl',
  'apiKey',
  'model',
  'profileName',
  ...TERM_FIELDS,
  'concurrency',
  'requestsPerMinute',
  'tokensPerMinute',
] as const;

export type ServiceField = (typeof SERVICE_FIELDS)[number];
export type ServiceValues = Pick<FormValues, ServiceField>;
type TermValues = Pick<FormValues, (typeof TERM_FIELDS)[number]>;

/** What the settings' schema takes. */
export const MAX_CONCURRENCY = 8;
const MAX_NAME = 60;
const SMALLEST_CONTEXT = 1_000;
const LARGEST_CONTEXT = 100_000_000;
const MOST_A_MINUTE = 1_000_000_000;
const HIGHEST_PRICE = 10_000;
/** Per cent. */
const HIGHEST_DISCOUNT = 95;

/** A stored profile as form text, without its key; null: the form of a new one. */
export function serviceValuesOf(stored: ProfileView | null, settings: Pick<Settings, 'concurrency'>): ServiceValues {
  const profile = stored?.profile;
  const { concurrency } = settings;
  const limits = profile
    ? limitsOf(profile, settings)
    : { concurrency, requestsPerMinute: null, tokensPerMinute: null };
  return {
    provider: profile?.provider ?? '',
    baseUrl: profile?.baseUrl ?? '',
    apiKey: '',
    model: profile?.model ?? '',
    profileName: profile?.name ?? '',
    ...termValuesOf(profile?.terms, profile?.model ?? ''),
    concurrency: String(limits.concurrency),
    requestsPerMinute: textOf(limits.requestsPerMinute),
    tokensPerMinute: textOf(limits.tokensPerMinute),
  };
}

/** The service's part of the form. */
export function serviceOf(values: FormValues): ServiceValues {
  const { provider, baseUrl, apiKey, model, profileName, contextTokens, inputPrice, outputPrice } = values;
  const { batchDiscount, concurrency, requestsPerMinute, tokensPerMinute } = values;
  const service = { provider, baseUrl, apiKey, model, profileName, contextTokens, inputPrice, outputPrice };
  return { ...service, batchDiscount, concurrency, requestsPerMinute, tokensPerMinute };
}

/** What the reader has entered about one model; of another they have not said anything. */
function termValuesOf(terms: ModelTerms | undefined, model: string): TermValues {
  const own = terms?.model === model ? terms : null;
  return {
    contextTokens: textOf(own?.contextTokens ?? null),
    inputPrice: textOf(own?.price?.input ?? null),
    outputPrice: textOf(own?.price?.output ?? null),
    batchDiscount: textOf(own?.batchDiscount === undefined ? null : Math.round(own.batchDiscount * 100)),
  };
}

/** Terms still as they were stored for one model give way to those of another; what was typed stays. */
export function termsOfModel(values: FormValues, terms: ModelTerms | undefined, model: string): TermValues {
  const shown = termValuesOf(terms, values.model);
  const next = termValuesOf(terms, model);
  const isOwn = TERM_FIELDS.every((field) => values[field] === shown[field]);
  return isOwn
    ? next
    : {
        contextTokens: values.contextTokens,
        inputPrice: values.inputPrice,
        outputPrice: values.outputPrice,
        batchDiscount: values.batchDiscount,
      };
}

type Details = Pick<ProfileFields, 'name' | 'terms' | 'limits'>;

/** Name, terms and limits as the background takes them; what is empty is left to preset and server. */
export function parseDetails(values: FormValues): { details: Details; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const read = (field: ServiceField, [least, most]: [number, number], wrong: FieldError): number | null => {
    if (values[field].trim() === '') return null;
    const number = field.endsWith('Price') ? parseDollars(values[field]) : parseWhole(values[field]);
    if (number !== null && number >= least && number <= most) return number;
    errors[field] = wrong;
    return null;
  };
  const name = values.profileName.trim().replace(/\s+/g, ' ');
  if (name.length > MAX_NAME) errors.profileName = (words) => words.nameWrong(MAX_NAME);
  const contextTokens = read('contextTokens', [SMALLEST_CONTEXT, LARGEST_CONTEXT], (words) => words.contextWrong);
  const input = read('inputPrice', [0, HIGHEST_PRICE], (words) => words.priceWrong);
  const output = read('outputPrice', [0, HIGHEST_PRICE], (words) => words.priceWrong);
  if (input === null && output !== null) errors.inputPrice ??= (words) => words.priceHalf;
  if (output === null && input !== null) errors.outputPrice ??= (words) => words.priceHalf;
  const price = input === null || output === null ? null : { input, output };
  const concurrency = read('concurrency', [1, MAX_CONCURRENCY], (words) => words.concurrencyWrong);
  if (concurrency === null) errors.concurrency ??= (words) => words.concurrencyWrong;
  const limits = {
    concurrency: concurrency ?? 1,
    requestsPerMinute: read('requestsPerMinute', [1, MOST_A_MINUTE], (words) => words.budgetWrong),
    tokensPerMinute: read('tokensPerMinute', [1, MOST_A_MINUTE], (words) => words.budgetWrong),
  };
  const percent = read('batchDiscount', [0, HIGHEST_DISCOUNT], (words) => words.discountWrong);
  const batch = percent === null ? {} : { batchDiscount: percent / 100 };
  const isEmpty = contextTokens === null && price === null && percent === null;
  const terms = isEmpty ? {} : { terms: { contextTokens, price, ...batch } };
  return { details: { ...(name === '' ? {} : { name }), ...terms, limits }, errors };
}

/** Without a service: what the form of the first one will start with. */
export function parseStart(values: FormValues): { patch: SettingsPatch; errors: FieldErrors } {
  const { details, errors } = parseDetails(values);
  if (errors.concurrency) return { patch: {}, errors: { concurrency: errors.concurrency } };
  return { patch: details.limits ? { concurrency: details.limits.concurrency } : {}, errors: {} };
}

function textOf(number: number | null): string {
  return number === null ? '' : String(number);
}
