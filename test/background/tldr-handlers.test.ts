import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { runDeviceTask } from '../../lib/background/device-tasks.ts';
import { toPageSettings } from '../../lib/background/page-settings.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import type { Services } from '../../lib/background/services.ts';
import { lookOnceForTranslator, tldrHandlers } from '../../lib/background/tldr-handlers.ts';
import { findPaperView } from '../../lib/background/views.ts';
import { Database } from '../../lib/db/database.ts';
import { putPapers } from '../../lib/db/papers.ts';
import { findTldrs } from '../../lib/db/tldrs.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import { findTranslatorState } from '../../lib/settings/translator-state.ts';
import { getSettings, patchSettings } from '../../lib/settings/store.ts';
import { makePaper } from '../fixtures/records.ts';
import type { OnDeviceBackend } from '../harness/on-device-apis.ts';
import { translated } from '../harness/translate-notes.ts';
import { never, standIn } from '../on-device/backend.ts';

const NOW = '2026-11-17T08:00:00.000Z';
const ABSTRACT =
  'Harbour robots need forecasts of waves. We present RingTail, a memory that keeps the last $k$ states in one ring. It halves the error of the known best.';

let database: Database;
let told: BackgroundEvent[];

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'zh-CN';
  database = new Database(crypto.randomUUID());
  told = [];
});

function services(over: Partial<OnDeviceBackend> = {}): Services & { texts: string[]; looks: () => number } {
  const { apis, translated: texts } = standIn({ translate: (text) => translated(text, 'zh'), ...over });
  let looks = 0;
  const device = {
    state: async () => {
      looks += 1;
      for await (const state of runDeviceTask({ kind: 'state' }, apis, never())) return state;
      throw new Error('no state');
    },
    translate: (request: { from: 'zh' | 'en'; to: 'zh' | 'en'; texts: readonly string[] }) =>
      runDeviceTask({ kind: 'translate', ...request, texts: [...request.texts] }, apis, never()),
  };
  const events = { tell: (event: BackgroundEvent) => void told.push(event) };
  return { database, device, events, texts, looks: () => looks } as unknown as ReturnType<typeof services>;
}

const offered = async (): Promise<unknown> => (await toPageSettings(database, await getSettings())).tldrTranslation;

const store = (fields: Parameters<typeof makePaper>[0] = {}) =>
  putPapers(database, [makePaper({ abstract: ABSTRACT, ...fields })], readPaper, NOW);

describe('the one sentence in Chinese', () => {
  it('is translated with its formulas, kept with the sentence it is of, and told to every page', async () => {
    const given = services();
    const [paper] = await store();
    const { arxivId = '' } = paper ?? {};
    await tldrHandlers(given).translateTldr({ arxivId });
    const view = await findPaperView(given, arxivId);
    expect(view?.tldr?.text).toMatch(/译文/);
    expect(view?.tldr?.text.match(/\$[^$]+\$/g)).toEqual(view?.tldr?.sentence.match(/\$[^$]+\$/g));
    expect(told).toMatchObject([{ type: 'paper', view: { tldr: view?.tldr } }]);
  });

  it('is made once, whoever asks, and anew where the sentence has become another', async () => {
    const given = services();
    const [paper] = await store();
    const { arxivId = '', version = null } = paper ?? {};
    const handlers = tldrHandlers(given);
    await Promise.all([handlers.translateTldr({ arxivId }), handlers.translateTldr({ arxivId })]);
    expect(given.texts).toHaveLength(1);
    const abstract = 'We present another ring altogether, with a floor under it and a roof over it.';
    await store({ abstract, version: (version ?? 1) + 1 });
    await handlers.translateTldr({ arxivId });
    expect((await findTldrs(database, [arxivId])).get(arxivId)?.sentence).toBe(abstract);
    expect(given.texts).toHaveLength(2);
  });

  it('is not kept where it is no translation, and one that fails holds up none', async () => {
    const given = services({ translate: (text) => (text.includes('swim') ? translated(text, 'zh') : text) });
    const [first] = await store();
    const [second] = await store({
      arxivId: '2611.00077',
      abstract: 'We present a floor for robots that swim by night.',
    });
    const handlers = tldrHandlers(given);
    const failing = handlers.translateTldr({ arxivId: first?.arxivId ?? '' });
    const working = handlers.translateTldr({ arxivId: second?.arxivId ?? '' });
    await expect(failing).rejects.toMatchObject({ code: 'wrong-language' });
    await working;
    expect([...(await findTldrs(database, [first?.arxivId ?? '', second?.arxivId ?? ''])).keys()]).toEqual([
      '2611.00077',
    ]);
    await expect(handlers.translateTldr({ arxivId: '2611.09999' })).rejects.toMatchObject({ code: 'no-abstract' });
  });
});

describe('whether it is offered', () => {
  it('is found out once, told, and follows the setting and the language of the reader', async () => {
    const given = services();
    expect(await offered()).toBeUndefined();
    await lookOnceForTranslator(given);
    await lookOnceForTranslator(given);
    expect(given.looks()).toBe(1);
    expect(told).toMatchObject([{ type: 'settings', settings: { tldrTranslation: 'on-press' } }]);
    await patchSettings({ translateTldr: true });
    expect(await offered()).toBe('automatic');
    await patchSettings({ uiLanguage: 'en' });
    expect(await offered()).toBeUndefined();
  });

  it('is not, without a translator that is ready; once one is, the pages hear of it', async () => {
    let state: 'downloadable' | 'available' = 'downloadable';
    const given = services({ availability: () => state });
    await lookOnceForTranslator(given);
    expect(await findTranslatorState()).toBe(false);
    expect(await offered()).toBeUndefined();
    state = 'available';
    await tldrHandlers(given).lookForTranslator();
    expect(told.at(-1)).toMatchObject({ type: 'settings', settings: { tldrTranslation: 'on-press' } });
  });
});
