import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultSettings, uiLanguageOf } from '../../lib/settings/defaults.ts';
import { parseSettings } from '../../lib/settings/schema.ts';
import { findOutputLevel, getSettings, patchSettings, putOutputLevel } from '../../lib/settings/store.ts';

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'zh-TW';
});

test('a Chinese browser starts in Chinese, any other in English', () => {
  expect(['zh', 'zh-CN', 'zh-TW', 'en-GB', 'de', ''].map(uiLanguageOf)).toEqual([
    'zh-CN',
    'zh-CN',
    'zh-CN',
    'en',
    'en',
    'en',
  ]);
});

test('the first settings follow the browser', async () => {
  expect(await getSettings()).toMatchObject({
    uiLanguage: 'zh-CN',
    analysisLanguages: 'zh',
    profiles: [],
    defaultProfileId: null,
  });
});

test('patches at the same time are all kept', async () => {
  await Promise.all([
    patchSettings({ concurrency: 5 }),
    patchSettings({ uiLanguage: 'en' }),
    patchSettings({ categories: ['cs.CV'] }),
  ]);
  expect(await getSettings()).toMatchObject({ concurrency: 5, uiLanguage: 'en', categories: ['cs.CV'] });
});

test('one bad stored value costs that value alone', () => {
  const defaults = defaultSettings('en');
  const stored = { ...defaults, concurrency: 'many', categories: ['cs.RO'], dailyBudget: -4, extra: 1 };
  expect(parseSettings(stored, defaults)).toEqual({ ...defaults, categories: ['cs.RO'] });
});

test('the browser’s own model alone has no address', () => {
  const defaults = defaultSettings('en');
  const here = { id: 'a', provider: 'on-device', baseUrl: '', model: 'browser-model' };
  const nowhere = { id: 'b', provider: 'custom', baseUrl: '', model: 'm' };
  expect(parseSettings({ ...defaults, profiles: [here, nowhere] }, defaults).profiles).toEqual([here]);
});

test('one bad profile costs itself alone, and a bad detail of one its details alone', () => {
  const defaults = defaultSettings('en');
  const good = { id: 'a', provider: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', model: 'm' };
  const limits = { concurrency: 99, requestsPerMinute: null, tokensPerMinute: null };
  const profiles = [
    good,
    { ...good, id: 'b', baseUrl: 'javascript:alert(1)' },
    { ...good, id: 'c', name: 'Mine', limits },
    { ...good, model: 'again' },
    'x',
  ];
  const parsed = parseSettings({ ...defaults, profiles, taskProfiles: { ask: 'c' } }, defaults);
  expect(parsed.profiles).toEqual([good, { ...good, id: 'c' }]);
  expect(parsed.taskProfiles).toEqual({ ask: 'c' });
});

test.each([null, undefined, 'x', 7, []])('stored nonsense (%j) gives the defaults', (stored) => {
  const defaults = defaultSettings('en');
  expect(parseSettings(stored, defaults)).toEqual(defaults);
});

test('the output level that worked is remembered per server and model', async () => {
  await putOutputLevel('http://a/v1', 'm', 'json_object');
  await putOutputLevel('http://b/v1', 'm', 'plain');
  expect(await findOutputLevel('http://a/v1', 'm')).toBe('json_object');
  expect(await findOutputLevel('http://b/v1', 'm')).toBe('plain');
  expect(await findOutputLevel('http://a/v1', 'other')).toBeUndefined();
});
