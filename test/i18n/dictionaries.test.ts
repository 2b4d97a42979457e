import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { doctorWords } from '../../lib/i18n/doctor.ts';
import { library as libraryEn } from '../../lib/i18n/en/library.ts';
import { onDevice as onDeviceEn } from '../../lib/i18n/en/on-device.ts';
import { queue as queueEn } from '../../lib/i18n/en/queue.ts';
import { reports as reportsEn } from '../../lib/i18n/en/reports.ts';
import { storage as storageEn } from '../../lib/i18n/en/storage.ts';
import { sync as syncEn } from '../../lib/i18n/en/sync.ts';
import { extensionDictionaries, ownPageErrorWords } from '../../lib/i18n/extension-pages.ts';
import { dictionaries } from '../../lib/i18n/index.ts';
import { library as libraryZh } from '../../lib/i18n/zh/library.ts';
import { onDevice as onDeviceZh } from '../../lib/i18n/zh/on-device.ts';
import { queue as queueZh } from '../../lib/i18n/zh/queue.ts';
import { reports as reportsZh } from '../../lib/i18n/zh/reports.ts';
import { storage as storageZh } from '../../lib/i18n/zh/storage.ts';
import { sync as syncZh } from '../../lib/i18n/zh/sync.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Paths of all messages with their values: `row.more`, `errors.bad-key.next`. */
function leavesOf(value: unknown, path = ''): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key));
}

const shapeOf = ([path, value]: [string, unknown]): string =>
  `${path} ${typeof value === 'function' ? `(${value.length})` : typeof value}`;

const en = leavesOf({
  ...dictionaries.en,
  ...extensionDictionaries.en,
  ownPageErrors: ownPageErrorWords.en,
  doctor: doctorWords.en,
  library: libraryEn,
  onDevice: onDeviceEn,
  queue: queueEn,
  reports: reportsEn,
  storage: storageEn,
  sync: syncEn,
});
const zh = leavesOf({
  ...dictionaries['zh-CN'],
  ...extensionDictionaries['zh-CN'],
  ownPageErrors: ownPageErrorWords['zh-CN'],
  doctor: doctorWords['zh-CN'],
  library: libraryZh,
  onDevice: onDeviceZh,
  queue: queueZh,
  reports: reportsZh,
  storage: storageZh,
  sync: syncZh,
});

describe('the dictionaries', () => {
  test('have the same messages, of the same kind, with the same parameters', () => {
    expect(zh.map(shapeOf).toSorted()).toEqual(en.map(shapeOf).toSorted());
  });

  test('leave nothing empty but the states that a row does not speak of', () => {
    const empty = [...en, ...zh].filter(([, value]) => typeof value === 'string' && value.trim() === '');
    const silent = ['row.stateWords.idle', 'row.stateWords.offline'];
    expect(empty.map(([path]) => path)).toEqual([...silent, ...silent]);
  });

  test('say it in Chinese where the interface is Chinese', () => {
    const same = zh.filter(([path, value]) => {
      const other = en.find(([key]) => key === path)?.[1];
      return typeof value === 'string' && !/\p{Script=Han}/u.test(value) && /[a-z]{4}/i.test(value) && value !== other;
    });
    expect(same).toEqual([]);
    expect(en.filter(([, value]) => typeof value === 'string' && /\p{Script=Han}/u.test(value)).length).toBeLessThan(
      10,
    );
  });

  test('hold no message that nothing says', () => {
    const code = globSync('components/**/*.{ts,tsx}', { cwd: ROOT })
      .map((path) => readFileSync(join(ROOT, path), 'utf8'))
      .join('\n');
    // Members of a group may be picked by a variable: then the group's own name is in use.
    const unused = en.filter(([path]) => {
      const steps = path.split('.').slice(1);
      return !steps.some((step) => new RegExp(`\\b${step.replaceAll('-', '\\-')}\\b`).test(code));
    });
    expect(unused.map(([path]) => path).filter((path) => !path.startsWith('errors.'))).toEqual([]);
  });
});
