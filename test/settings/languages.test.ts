import { expect, test } from 'vitest';
import { languagesOf } from '../../lib/settings/settings.ts';

test('of two languages the one the reader reads is written first', () => {
  expect(languagesOf('zh+en', 'en')).toEqual(['en', 'zh']);
  expect(languagesOf('zh+en', 'zh-CN')).toEqual(['zh', 'en']);
  expect(languagesOf('zh', 'en')).toEqual(['zh']);
});
