import { createOnDeviceApis } from './on-device-apis.ts';
import { translated } from './translate-notes.ts';

/** What the harness says to the script it puts into the extension's pages. */
export interface OnDeviceSetup {
  /** Where the answers come from: the local provider, whose faults and calls are then the model's. */
  provider: { baseUrl: string; key: string; model: string };
  /** At first; a page of the extension may change it in `localStorage` under this name. */
  model: string;
  translator: string;
  contextWindow: number;
  /** Milliseconds a step of a download takes, and the translation of one text. */
  downloadStep: number;
  translateDelay: number;
  /** Of a browser that knows nothing of such models. */
  absent: ('LanguageModel' | 'Translator')[];
}

/** Set by the harness in the line before this script. */
declare const ON_DEVICE_SETUP: OnDeviceSetup;

const KEY = 'on-device-stand-in';
/** How many texts have been translated, for a test to read. */
const TRANSLATED = 'on-device-translated';
const setup = ON_DEVICE_SETUP;

/** Shared by the extension's pages, as the browser's own models are. */
function stateNow(): OnDeviceSetup {
  return { ...setup, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<OnDeviceSetup>) };
}

const wait = (milliseconds: number): Promise<void> =>
  milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The answer of the local provider, piece by piece as it sends it. */
async function* answerOf(
  { system, text, responseConstraint }: { system: string; text: string; responseConstraint: object | null },
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { baseUrl, key, model } = setup.provider;
  const format = responseConstraint && {
    type: 'json_schema',
    json_schema: { name: 'on_device', schema: responseConstraint, strict: true },
  };
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: text },
  ];
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ model, stream: true, messages, ...(format ? { response_format: format } : {}) }),
    signal,
  });
  if (!response.ok || !response.body) throw new DOMException(await response.text(), 'OperationError');
  let rest = '';
  for await (const bytes of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + bytes).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: {')) continue;
      const chunk = JSON.parse(line.slice(6)) as { choices: { delta?: { content?: string } }[] };
      const piece = chunk.choices[0]?.delta?.content;
      if (piece) yield piece;
    }
  }
}

const standIn = createOnDeviceApis({
  answer: answerOf,
  async translate(text, { targetLanguage }) {
    localStorage.setItem(TRANSLATED, String(Number(localStorage.getItem(TRANSLATED) ?? 0) + 1));
    await wait(stateNow().translateDelay);
    return translated(text, targetLanguage === 'zh' ? 'zh' : 'en');
  },
  availability: (which) => stateNow()[which] as 'available',
  downloaded: (which) => localStorage.setItem(KEY, JSON.stringify({ ...stateNow(), [which]: 'available' })),
  isActive: () => navigator.userActivation.isActive,
  contextWindow: setup.contextWindow,
  step: () => wait(stateNow().downloadStep),
});

for (const name of ['LanguageModel', 'Translator'] as const) {
  if (setup.absent.includes(name)) Reflect.deleteProperty(globalThis, name);
  else Object.defineProperty(globalThis, name, { value: standIn[name], configurable: true, writable: true });
}
