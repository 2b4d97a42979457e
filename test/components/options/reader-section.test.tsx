// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { uiLanguage } from '../../../components/hooks/messages.ts';
import { ReaderSection } from '../../../components/options/reader-section.tsx';
import { reader as en } from '../../../lib/i18n/en/reader.ts';
import { reader as zh } from '../../../lib/i18n/zh/reader.ts';

const textOf = (language: 'en' | 'zh-CN'): string => {
  uiLanguage.value = language;
  const root = document.createElement('div');
  render(<ReaderSection />, root);
  return root.textContent ?? '';
};

/** Numbers of each part's figures, thousands written in one. */
const figuresOf = (texts: typeof en): string[][] =>
  texts.parts.map(({ measured = '' }) =>
    (measured.replaceAll(/(?<=\d),(?=\d{3})/g, '').match(/\d+/g) ?? []).toSorted(),
  );

afterEach(() => {
  uiLanguage.value = 'en';
});

it.each([
  ['en', en],
  ['zh-CN', zh],
] as const)(
  'says of each part how it was measured, and what it cannot do: %s',
  (language, { parts, limits, measured }) => {
    const shown = textOf(language);
    const figures = parts.flatMap((part) => (part.measured === undefined ? [] : [`${measured} ${part.measured}`]));
    expect(figures).toHaveLength(4);
    for (const text of [...parts.flatMap((part) => [part.term, part.text]), ...figures, ...limits.items]) {
      expect(shown).toContain(text);
    }
  },
);

it('tells the same figures in both', () => {
  expect(figuresOf(zh)).toEqual(figuresOf(en));
  expect(zh.limits.items).toHaveLength(en.limits.items.length);
});
