import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startBackground } from '../../lib/background/start-background.ts';
import { ERROR_CODES } from '../../lib/core/errors.ts';
import type { Envelope } from '../../lib/messaging/channel.ts';
import type { ProtocolType } from '../../lib/messaging/protocol.ts';
import { schemas } from '../../lib/messaging/schemas.ts';
import { mutatedOf } from '../fixtures/arbitrary-of-schema.ts';
import { fakePermissions } from '../fixtures/permissions.ts';

/** The whole background as it starts, reached as the browser reaches it: by a message and its sender. */
type Listener = (message: unknown, sender: object, respond: (answer: unknown) => void) => unknown;

const TYPES = Object.keys(schemas) as ProtocolType[];
const KEY = 'sk-reef-0123456789abcdef';
const NOTE = 'a note that nobody else may read';
const PROVIDER = 'models.example';
const tab = { id: 1 };
const url = 'https://arxiv.org/abs/2611.00001';

/** What may be answered: `internal` is what nobody has thought of. */
const foreseen = new Set<string>(ERROR_CODES.filter((code) => code !== 'internal'));

let listener: Listener;
let own: { id: string; url: string };
let content: object;
const asked: string[] = [];

/** The answer; null where none came within the time given, as from work that waits for arXiv's turn. */
async function say(type: string, data: unknown, sender: object): Promise<Envelope<unknown> | null> {
  const answered = new Promise<Envelope<unknown> | null>((resolve) => {
    const message = { id: 1, type, data, timestamp: 1, sender: own };
    const isHeard = listener(message, sender, (answer) => resolve((answer as { res: Envelope<unknown> }).res ?? null));
    if (isHeard !== true) resolve(null);
  });
  return Promise.race([answered, new Promise<null>((resolve) => setTimeout(() => resolve(null), 300))]);
}

async function rowsOf(store: string): Promise<unknown[]> {
  const opening = indexedDB.open('marginalia');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error as Error));
  });
  const request = database.transaction(store).objectStore(store).getAll();
  const rows = await new Promise<unknown[]>((resolve) => {
    request.addEventListener('success', () => resolve(request.result as unknown[]));
  });
  database.close();
  return rows;
}

/** What a stranger must leave as it is, as text. */
async function kept(): Promise<string> {
  const stores = ['credentials', 'notes', 'marks', 'papers', 'jobs', 'batches', 'ledger', 'syncStates', 'staged'];
  const rows = await Promise.all(stores.map(rowsOf));
  return JSON.stringify([rows, await fakeBrowser.storage.local.get()]);
}

beforeAll(async () => {
  const event = { addListener: () => undefined };
  fakeBrowser.i18n.getUILanguage = () => 'en';
  fakePermissions({ contains: async () => true, remove: async () => true });
  Object.assign(fakeBrowser.permissions, { getAll: async () => ({ origins: [] }) });
  const runtime = {
    onMessage: { ...fakeBrowser.runtime.onMessage, addListener: (heard: Listener) => (listener = heard) },
    onConnect: event,
    getPlatformInfo: async () => ({ os: 'linux' }),
    getManifest: () => ({ version: '0.1.0', manifest_version: 3 }),
    openOptionsPage: async () => undefined,
    getContexts: async () => [],
  };
  Object.assign(fakeBrowser.runtime, runtime);
  Object.assign(fakeBrowser, {
    offscreen: { createDocument: async () => undefined, closeDocument: async () => undefined },
  });
  vi.stubGlobal('fetch', async (input: string | URL | Request) => {
    asked.push(input instanceof Request ? input.url : String(input));
    throw new TypeError('no network here');
  });
  const storage = { estimate: async () => ({}), persisted: async () => false };
  Object.defineProperty(navigator, 'storage', { value: storage, configurable: true });
  vi.stubGlobal('addEventListener', () => undefined);
  startBackground();
  own = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/options.html') };
  content = { id: own.id, url, tab, frameId: 0 };
  const profile = { provider: 'custom', baseUrl: `https://${PROVIDER}/v1`, model: 'm' };
  await say('saveProfile', { id: null, profile, apiKey: KEY, consents: true }, own);
  await say('saveNote', { arxivId: '2611.00009', text: NOTE, revision: 0 }, own);
  const stored = JSON.stringify([await rowsOf('credentials'), await rowsOf('notes')]);
  if (!stored.includes(KEY) || !stored.includes(NOTE)) throw new Error('There is no key or no note to be got at.');
});

const strangers: Record<string, () => object> = {
  'another extension': () => ({ id: 'other-extension', url: 'chrome-extension://other-extension/page.html' }),
  'another extension in arXiv’s page': () => ({ id: 'other-extension', url, tab, frameId: 0 }),
  'a page by its own words': () => ({ url, tab, frameId: 0 }),
  'a frame within arXiv’s page': () => ({ id: own.id, url, tab, frameId: 3 }),
  'arXiv by http': () => ({ id: own.id, url: url.replace('https', 'http'), tab, frameId: 0 }),
  'a host of arXiv’s that our script is not on': () => ({
    id: own.id,
    url: 'https://info.arxiv.org/',
    tab,
    frameId: 0,
  }),
  'our own document of strangers’ files': () => ({ id: own.id, url: fakeBrowser.runtime.getURL('/offscreen.html') }),
  'a site that is called like arXiv': () => ({ id: own.id, url: 'https://arxiv.org.evil.example/', tab, frameId: 0 }),
  'an address that begins like ours': () => ({
    id: own.id,
    url: `${own.url.split('/options')[0] ?? ''}.evil.example/`,
  }),
};

test.each(Object.keys(strangers))('%s is refused, whatever it says, and nothing changes', async (name) => {
  const sender = strangers[name]?.() ?? {};
  const [before, calls] = [await kept(), asked.length];
  for (const type of TYPES) {
    await fc.assert(
      fc.asyncProperty(mutatedOf(schemas[type].data), async (data) => {
        expect(await say(type, data, sender)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
      }),
      { numRuns: 6 },
    );
  }
  for (const type of ['constructor', '__proto__', 'toString', '']) {
    expect(JSON.stringify(await say(type, { arxivId: '2611.00009' }, sender))).not.toMatch(/sk-reef|nobody else/);
  }
  expect(asked).toHaveLength(calls);
  expect(await kept()).toBe(before);
});

/** Sends mutated data of every type a role may and may not call; answers with what came back, as text. */
async function pester(sender: object, runs: number, types: ProtocolType[]): Promise<string[]> {
  const answers: string[] = [];
  const unforeseen = new Set<string>();
  for (const type of types) {
    await fc.assert(
      fc.asyncProperty(mutatedOf(schemas[type].data), async (data) => {
        const answer = await say(type, data, sender);
        if (!answer) return;
        if (!answer.ok && !foreseen.has(answer.error.code)) unforeseen.add(`${type}: ${answer.error.code}`);
        answers.push(JSON.stringify(answer));
      }),
      { numRuns: runs },
    );
  }
  expect([...unforeseen]).toEqual([]);
  return answers;
}

/** Keys, the reader's yes to each service, and settings; rules may be added and taken out on a listing. */
async function secrets(): Promise<string> {
  const settings = (await fakeBrowser.storage.local.get())['settings'];
  const others = { ...(typeof settings === 'object' ? settings : {}), includeKeywords: [], excludeKeywords: [] };
  return JSON.stringify([await rowsOf('credentials'), others]);
}

test('a content script taken over by its page gets no key, no setting and none of our pages’ calls', async () => {
  const before = await secrets();
  const forbidden = TYPES.filter((type) => !schemas[type].from.includes('content'));
  const allowed = TYPES.filter((type) => schemas[type].from.includes('content'));
  const refusals = await pester(content, 4, forbidden);
  expect(refusals.every((answer) => answer.includes('"forbidden"'))).toBe(true);
  const answers = await pester(content, 12, allowed);
  expect(answers.some((answer) => answer.startsWith('{"ok":true'))).toBe(true);
  // A note is told to whoever names its paper, as the reader's press does, and in no other way.
  expect(answers.filter((answer) => answer.includes(KEY) || answer.includes(NOTE))).toEqual([]);
  const named = allowed.map((type) => [type, say(type, { arxivId: '2611.00009' }, content)] as const);
  const telling = [];
  for (const [type, answer] of named) if (JSON.stringify(await answer).includes(NOTE)) telling.push(type);
  expect(telling).toEqual(['getNote']);
  // It asks arXiv, or the reader's own service with what it was allowed to; nobody else.
  const hosts = new Set(asked.map((address) => new URL(address).hostname));
  expect([...hosts].filter((host) => host !== PROVIDER && !host.endsWith('arxiv.org'))).toEqual([]);
  expect(await secrets()).toBe(before);
});

test('our own pages are answered with a code of the closed set, whatever they send, and never with the key', async () => {
  const answers = await pester(own, 6, TYPES);
  expect(answers.filter((answer) => answer.includes(KEY))).toEqual([]);
});
