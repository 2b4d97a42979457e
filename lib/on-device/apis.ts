/**
 * The browser's own models, as far as they are used here and in the shape they are documented in:
 * https://developer.mozilla.org/docs/Web/API/LanguageModel and https://developer.mozilla.org/docs/Web/API/Translator.
 * Both exist in windows of some browsers and nowhere else.
 */

/** Of a model: what `availability()` may answer. */
export const AVAILABILITIES = ['unavailable', 'downloadable', 'downloading', 'available'] as const;
export type Availability = (typeof AVAILABILITIES)[number];

export interface DownloadMonitor {
  /** `loaded` is a share, from 0 to 1. */
  addEventListener(type: 'downloadprogress', listener: (event: { loaded: number }) => void): void;
}

interface CreateOptions {
  signal?: AbortSignal;
  monitor?: (monitor: DownloadMonitor) => void;
}

interface Expected {
  type: 'text';
  languages: string[];
}

export interface ModelOptions {
  expectedInputs: Expected[];
  expectedOutputs: Expected[];
}

export interface PromptOptions {
  signal: AbortSignal;
  /** A JSON Schema. */
  responseConstraint?: Record<string, unknown>;
}

/** Counts are in tokens. The names from `input…` on are the older ones of the three before them. */
export interface LanguageModelSession {
  readonly contextWindow?: number;
  readonly contextUsage?: number;
  measureContextUsage?(text: string, options: PromptOptions): Promise<number>;
  readonly inputQuota?: number;
  readonly inputUsage?: number;
  measureInputUsage?(text: string, options: PromptOptions): Promise<number>;
  promptStreaming(text: string, options: PromptOptions): ReadableStream<string>;
  addEventListener(type: 'contextoverflow' | 'quotaoverflow', listener: () => void): void;
  destroy(): void;
}

export interface LanguageModelApi {
  availability(options: ModelOptions): Promise<Availability>;
  create(
    options: ModelOptions & CreateOptions & { initialPrompts?: { role: 'system'; content: string }[] },
  ): Promise<LanguageModelSession>;
}

/** BCP 47 tags. */
export interface LanguagePair {
  sourceLanguage: string;
  targetLanguage: string;
}

export interface TranslatorSession {
  readonly inputQuota: number;
  measureInputUsage(text: string, options: { signal: AbortSignal }): Promise<number>;
  translate(text: string, options: { signal: AbortSignal }): Promise<string>;
  destroy(): void;
}

export interface TranslatorApi {
  /** Null where it could not be found out. */
  availability(pair: LanguagePair): Promise<Availability | null>;
  create(options: LanguagePair & CreateOptions): Promise<TranslatorSession>;
}

export interface DeviceApis {
  languageModel: LanguageModelApi | null;
  translator: TranslatorApi | null;
}

/** What this window has of them. */
export function findDeviceApis(scope: object = globalThis): DeviceApis {
  const languageModel: unknown = Reflect.get(scope, 'LanguageModel');
  const translator: unknown = Reflect.get(scope, 'Translator');
  return {
    languageModel: isLanguageModel(languageModel) ? languageModel : null,
    translator: isTranslator(translator) ? translator : null,
  };
}

const isLanguageModel = (value: unknown): value is LanguageModelApi => makesSessions(value);
const isTranslator = (value: unknown): value is TranslatorApi => makesSessions(value);

function makesSessions(value: unknown): boolean {
  const isObject = typeof value === 'function' || (typeof value === 'object' && value !== null);
  return isObject && ['availability', 'create'].every((name) => typeof Reflect.get(value, name) === 'function');
}
