import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { toPageSettings } from '../../lib/background/page-settings.ts';
import { Database } from '../../lib/db/database.ts';
import { endFirstStep } from '../../lib/settings/first-steps.ts';
import { getSettings, patchSettings } from '../../lib/settings/store.ts';

let database: Database;

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  database = new Database(crypto.randomUUID());
});

const steps = async () => (await toPageSettings(database, await getSettings())).firstSteps?.map(({ step }) => step);

test('a new reader is told three things; what was closed or done never returns', async () => {
  expect(await steps()).toEqual(['on-device', 'follow', 'service']);
  await endFirstStep('on-device');
  await patchSettings({ categories: ['cs.CV'] });
  expect(await steps()).toEqual(['service']);
  await patchSettings({ categories: [] });
  expect(await steps()).toEqual(['service']);
  await endFirstStep('service');
  expect(await steps()).toBeUndefined();
});

test('each is said in the reader’s language, with its way to be done', async () => {
  await patchSettings({ uiLanguage: 'zh-CN' });
  const { firstSteps = [] } = await toPageSettings(database, await getSettings());
  expect(firstSteps.map(({ button }) => button)).toEqual([null, '选择分类', '设置模型服务']);
  expect(firstSteps.every(({ text, dismiss }) => /\p{Script=Han}/u.test(text) && dismiss !== '')).toBe(true);
});
