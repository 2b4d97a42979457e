/**
 * Stand-ins of the browser's own models, in the shape they are documented in and strict about it: a member, a language
 * or an order of calls that is not in the documentation throws. https://developer.mozilla.org/docs/Web/API/LanguageModel,
 * https://developer.mozilla.org/docs/Web/API/Translator, https://github.com/webmachinelearning/prompt-api
 */

type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';
type Which = 'model' | 'translator';

export interface Asked {
  system: string;
  text: string;
  responseConstraint: object | null;
}

/** What stands behind them. */
export interface OnDeviceBackend {
  /** A throw is the model's own failure, with the name of the exception it is documented by. */
  answer(asked: Asked, signal: AbortSignal): AsyncIterable<string> | Iterable<string>;
  translate(text: string, pair: { sourceLanguage: string; targetLanguage: string }): string | Promise<string>;
  availability(which: Which): Availability | null;
  /** Its model is there from now on. */
  downloaded(which: Which): void;
  /** Whether the page is in a press of the reader. */
  isActive(): boolean;
  /** Tokens of a session; `Infinity` for no limit. */
  contextWindow?: number;
  /** Names of before the renaming. */
  olderNames?: boolean;
  /** Waits between two steps of a download. */
  step?(): Promise<void>;
}

export interface OnDeviceStandIn {
  LanguageModel: object;
  Translator: object;
  /** Sessions that were created and not destroyed. */
  open: () => number;
  /** Every prompt, and every text translated, in order. */
  asked: Asked[];
  translated: string[];
}

const MODEL_LANGUAGES = new Set(['en', 'es', 'ja']);
const TRANSLATOR_LANGUAGES = new Set(['en', 'zh', 'ja', 'fr']);

/** A rough count, of the size a tokeniser gives. */
export const countTokens = (text: string): number => Math.ceil(text.length / 4);

function only(where: string, value: unknown, members: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new TypeError(`${where}: not an object`);
  for (const key of Object.keys(value)) {
    if (!members.includes(key)) throw new TypeError(`${where}: “${key}” is not documented`);
  }
  return value as Record<string, unknown>;
}

function checkSignal(where: string, signal: unknown): AbortSignal {
  if (signal === undefined) return new AbortController().signal;
  if (!(signal instanceof AbortSignal)) throw new TypeError(`${where}: signal is no AbortSignal`);
  return signal;
}

function checkExpected(where: string, list: unknown): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) throw new TypeError(`${where}: not a sequence`);
  for (const each of list) {
    const { type, languages = [] } = only(where, each, ['type', 'languages']);
    if (type !== 'text') throw new DOMException(`${where}: only text`, 'NotSupportedError');
    for (const language of languages as string[]) {
      if (!MODEL_LANGUAGES.has(language)) throw new DOMException(`${where}: ${language}`, 'NotSupportedError');
    }
  }
}

const CORE = ['expectedInputs', 'expectedOutputs', 'tools', 'samplingMode'];

function checkModelOptions(where: string, given: unknown, more: readonly string[]): Record<string, unknown> {
  const options = only(where, given, [...CORE, ...more]);
  checkExpected(`${where}.expectedInputs`, options['expectedInputs']);
  checkExpected(`${where}.expectedOutputs`, options['expectedOutputs']);
  return options;
}

function systemOf(prompts: unknown): string {
  if (prompts === undefined) return '';
  if (!Array.isArray(prompts)) throw new TypeError('initialPrompts: not a sequence');
  return prompts
    .map((prompt, index) => {
      const { role, content } = only('initialPrompts', prompt, ['role', 'content', 'prefix']);
      if (!['system', 'user', 'assistant'].includes(String(role))) throw new TypeError('initialPrompts: no such role');
      if (role === 'system' && index > 0) throw new TypeError('initialPrompts: the system prompt comes first');
      if (typeof content !== 'string') throw new TypeError('initialPrompts: content is no text');
      return content;
    })
    .join('\n\n');
}

function pairOf(where: string, given: unknown, more: readonly string[]) {
  const options = only(where, given, ['sourceLanguage', 'targetLanguage', ...more]);
  const { sourceLanguage, targetLanguage } = options;
  if (typeof sourceLanguage !== 'string' || typeof targetLanguage !== 'string') throw new TypeError(`${where}: a pair`);
  const known = [sourceLanguage, targetLanguage].every((language) => TRANSLATOR_LANGUAGES.has(language));
  return { options, pair: { sourceLanguage, targetLanguage }, known: known && sourceLanguage !== targetLanguage };
}

function quotaExceeded(requested: number, quota: number): Error {
  return Object.assign(new DOMException('The input is too large.', 'QuotaExceededError'), { requested, quota });
}

/** Rejects as soon as the signal says so, with its reason. */
async function unlessAborted<Value>(signal: AbortSignal, work: Promise<Value> | Value): Promise<Value> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

class Monitor extends EventTarget {
  override addEventListener(type: string, listener: EventListener): void {
    if (type !== 'downloadprogress') throw new TypeError(`monitor: no event “${type}”`);
    super.addEventListener(type, listener);
  }
}

export function createOnDeviceApis(backend: OnDeviceBackend): OnDeviceStandIn {
  let open = 0;
  const asked: Asked[] = [];
  const translated: string[] = [];
  const { contextWindow = 6_144 } = backend;

  /** Makes sure of the model, as `create()` does: a download needs a press, and is told of. */
  async function obtain(which: Which, options: Record<string, unknown>, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const state = backend.availability(which);
    if (state === null || state === 'unavailable') throw new DOMException('No model.', 'NotSupportedError');
    const isActive = backend.isActive();
    if (state !== 'available' && !isActive) throw new DOMException('Requires a user gesture.', 'NotAllowedError');
    const monitor = new Monitor();
    if (options['monitor'] !== undefined) (options['monitor'] as (monitor: Monitor) => void)(monitor);
    const steps = state === 'available' ? [0, 1] : [0, 0.25, 0.5, 0.75, 1];
    for (const loaded of steps) {
      await unlessAborted(signal, backend.step?.());
      monitor.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1, lengthComputable: true }));
    }
    if (state !== 'available') backend.downloaded(which);
  }

  class Session extends EventTarget {
    readonly #destroyed = new AbortController();
    constructor(signal: AbortSignal) {
      super();
      open += 1;
      signal.addEventListener('abort', () => this.destroy());
    }
    protected alive(signal: AbortSignal): AbortSignal {
      if (this.#destroyed.signal.aborted) throw new DOMException('The session was destroyed.', 'AbortError');
      return AbortSignal.any([signal, this.#destroyed.signal]);
    }
    destroy(): void {
      if (this.#destroyed.signal.aborted) return;
      open -= 1;
      this.#destroyed.abort(new DOMException('The session was destroyed.', 'AbortError'));
    }
  }

  class ModelSession extends Session {
    readonly #system: string;
    #used: number;
    constructor(system: string, signal: AbortSignal) {
      super(signal);
      this.#system = system;
      this.#used = countTokens(system);
    }
    override addEventListener(type: string, listener: EventListener): void {
      if (type !== 'contextoverflow' && type !== 'quotaoverflow') throw new TypeError(`no event “${type}”`);
      super.addEventListener(type, listener);
    }
    get used(): number {
      return this.#used;
    }
    /** With what it says of the constraint to the model. */
    count(text: unknown, given: unknown): { tokens: number; options: Record<string, unknown> } {
      if (typeof text !== 'string') throw new TypeError('a prompt is a text here');
      const options = only('prompt options', given ?? {}, [
        'signal',
        'responseConstraint',
        'omitResponseConstraintInput',
      ]);
      const constraint = options['responseConstraint'];
      if (constraint !== undefined && (typeof constraint !== 'object' || constraint === null)) {
        throw new TypeError('responseConstraint: no JSON Schema');
      }
      return { tokens: countTokens(text) + (constraint ? countTokens(JSON.stringify(constraint)) : 0), options };
    }
    async measure(text: unknown, given: unknown): Promise<number> {
      const { tokens, options } = this.count(text, given);
      this.alive(checkSignal('measure', options['signal'])).throwIfAborted();
      return tokens;
    }
    promptStreaming(text: unknown, given: unknown): ReadableStream<string> {
      const { tokens, options } = this.count(text, given);
      const signal = this.alive(checkSignal('promptStreaming', options['signal']));
      const responseConstraint = (options['responseConstraint'] as object | undefined) ?? null;
      const request = { system: this.#system, text: String(text), responseConstraint };
      return new ReadableStream<string>({
        start: async (controller) => {
          try {
            signal.throwIfAborted();
            if (this.#used + tokens > contextWindow) throw quotaExceeded(tokens, contextWindow - this.#used);
            this.#used += tokens;
            asked.push(request);
            for await (const piece of backend.answer(request, signal)) {
              signal.throwIfAborted();
              this.#used += countTokens(piece);
              controller.enqueue(piece);
              // Room for no more: the answer ends where it is.
              if (this.#used >= contextWindow) break;
            }
            controller.close();
          } catch (error) {
            controller.error(signal.aborted ? signal.reason : error);
          }
        },
      });
    }
  }

  const named = (session: ModelSession): ModelSession => {
    const names = backend.olderNames
      ? { window: 'inputQuota', usage: 'inputUsage', measure: 'measureInputUsage' }
      : { window: 'contextWindow', usage: 'contextUsage', measure: 'measureContextUsage' };
    Object.defineProperty(session, names.window, { value: contextWindow });
    Object.defineProperty(session, names.usage, { get: () => session.used });
    Object.defineProperty(session, names.measure, { value: session.measure.bind(session) });
    return session;
  };

  const LanguageModel = {
    async availability(given: unknown): Promise<Availability> {
      try {
        checkModelOptions('availability', given ?? {}, []);
      } catch (error) {
        if (error instanceof DOMException) return 'unavailable';
        throw error;
      }
      return backend.availability('model') ?? 'unavailable';
    },
    async create(given: unknown): Promise<ModelSession> {
      const options = checkModelOptions('create', given ?? {}, ['signal', 'monitor', 'initialPrompts']);
      const signal = checkSignal('create', options['signal']);
      const system = systemOf(options['initialPrompts']);
      await obtain('model', options, signal);
      if (countTokens(system) > contextWindow) throw quotaExceeded(countTokens(system), contextWindow);
      return named(new ModelSession(system, signal));
    },
  };

  class TranslatorSession extends Session {
    readonly inputQuota = Number.POSITIVE_INFINITY;
    readonly sourceLanguage: string;
    readonly targetLanguage: string;
    constructor(pair: { sourceLanguage: string; targetLanguage: string }, signal: AbortSignal) {
      super(signal);
      this.sourceLanguage = pair.sourceLanguage;
      this.targetLanguage = pair.targetLanguage;
    }
    #check(text: unknown, given: unknown): AbortSignal {
      if (typeof text !== 'string') throw new TypeError('translate: no text');
      return this.alive(checkSignal('translate', only('translate', given ?? {}, ['signal'])['signal']));
    }
    async measureInputUsage(text: unknown, given: unknown): Promise<number> {
      this.#check(text, given).throwIfAborted();
      return 0;
    }
    async translate(text: unknown, given: unknown): Promise<string> {
      const signal = this.#check(text, given);
      const { sourceLanguage, targetLanguage } = this;
      translated.push(String(text));
      // White space alone is handed back.
      if (!/\S/.test(String(text))) return String(text);
      return unlessAborted(signal, backend.translate(String(text), { sourceLanguage, targetLanguage }));
    }
  }

  const Translator = {
    async availability(given: unknown): Promise<Availability | null> {
      return pairOf('availability', given, []).known ? backend.availability('translator') : 'unavailable';
    },
    async create(given: unknown): Promise<TranslatorSession> {
      const { options, pair, known } = pairOf('create', given, ['signal', 'monitor']);
      const signal = checkSignal('create', options['signal']);
      if (!known) throw new DOMException('This pair is not supported.', 'NotSupportedError');
      await obtain('translator', options, signal);
      return new TranslatorSession(pair, signal);
    },
  };

  return { LanguageModel, Translator, open: () => open, asked, translated };
}
