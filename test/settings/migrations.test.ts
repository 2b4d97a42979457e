import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultSettings } from '../../lib/settings/defaults.ts';
import { migrations } from '../../lib/settings/migrations.ts';
import { settingsVersion1 } from '../fixtures/settings-v1.ts';

/** The store as the background loads it at the start of a life, over what is stored by then. */
const openStore = () => import('../../lib/settings/store.ts');

beforeEach(() => {
  vi.resetModules();
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
});

test('the settings of version 1 are taken over whole: the one profile is the default, its limit and its consent kept', async () => {
  await fakeBrowser.storage.local.set({ settings: settingsVersion1 });
  const { getSettings, patchSettings } = await openStore();
  const { profile, ...rest } = settingsVersion1;
  const settings = await getSettings();
  expect(settings).toEqual({
    ...rest,
    prompts: {},
    interestAuthors: [],
    interestGroups: [],
    interestDescription: '',
    selectionThreshold: 4,
    selectionCount: 10,
    analyseSelection: 'off',
    learnInterest: true,
    interestSince: null,
    tagRules: { own: [], names: [], muted: [] },
    translateTldr: false,
    fetchDaily: true,
    summariseDaily: false,
    notifyWhenReady: false,
    showBadge: true,
    shortcutsOnArxiv: false,
    shortcuts: {},
    budgetUnit: 'tokens',
    monthlyBudget: null,
    profiles: [
      {
        ...profile,
        limits: { concurrency: 5, requestsPerMinute: null, tokensPerMinute: null },
        consent: { origin: 'https://models.example', at: expect.any(String) },
      },
    ],
    // The key is stored under this id.
    defaultProfileId: 'default',
    taskProfiles: {},
    fallbackProfileId: null,
  });

  // The next life finds them as they were left, and does not begin anew.
  await patchSettings({ concurrency: 2 });
  vi.resetModules();
  expect(await (await openStore()).getSettings()).toEqual({ ...settings, concurrency: 2 });
});

test('version 1 without a service has none afterwards, and loses nothing else', async () => {
  await fakeBrowser.storage.local.set({ settings: { ...settingsVersion1, profile: null } });
  const settings = await (await openStore()).getSettings();
  expect(settings).toMatchObject({ profiles: [], defaultProfileId: null, categories: ['cs.CV', 'hep-th'] });
});

test('a fresh start is of the newest version: the next life migrates nothing', async () => {
  const { patchSettings } = await openStore();
  const profile = { id: 'default', provider: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', model: 'm' };
  await patchSettings({ profiles: [profile], defaultProfileId: 'default' });
  expect((await fakeBrowser.storage.local.get('settings$'))['settings$']).toEqual({ v: 2 });
  vi.resetModules();
  expect(await (await openStore()).getSettings()).toEqual({
    ...defaultSettings('en'),
    profiles: [profile],
    defaultProfileId: 'default',
  });
});

test.each([null, 'x', 7, [], {}, { profile: 'x' }, { profile: { baseUrl: 7 } }, { profile: {}, concurrency: 'many' }])(
  'stored nonsense (%j) does not stop the migration',
  (stored) => {
    expect(() => migrations[2]?.(stored)).not.toThrow();
  },
);
