import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { renderMath } from '../../../lib/background/math.ts';
import { html, renderDayPage } from '../../../lib/exchange/exporters/html.ts';
import { makeAnnouncement } from '../../fixtures/records.ts';
import { inventLibrary } from '../invented-library.ts';
import { textOf } from '../written.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // How it is written, not what it says; formulas have attributes of MathML's own.
  rules: {
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'long-title': 'off',
    'doctype-style': 'off',
    'valid-id': ['error', { relaxed: true }],
    'no-inline-style': 'off',
  },
});

async function faultsOf(source: string): Promise<string[]> {
  const report = await validator.validateString(source);
  const faults = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );
  return [...new Set(faults)].slice(0, 20);
}

test('a page of papers is sound HTML whose contents lead to every paper', async () => {
  const library = inventLibrary(40);
  const source = await textOf(html, library, { step: 9 });
  expect(await faultsOf(source)).toEqual([]);
  const places = [...source.matchAll(/<article class="paper" id="([^"]+)"/g)].map((match) => match[1]);
  expect(places).toHaveLength(library.length);
  expect([...source.matchAll(/<li lang="en"><a href="#(paper-[^"]+)">/g)].map((match) => match[1])).toEqual(places);
  expect(source).toContain('<h1>40 arXiv papers · 2026-01-28</h1>');
});

test.each(['zh', 'en'] as const)('so is a day as a page, in %s', async (language) => {
  const papers = inventLibrary(30).map(({ paper, reading, analyses, mark, note }) => ({
    paper,
    reading,
    analyses,
    mark,
    note,
  }));
  const announcement = makeAnnouncement({ category: 'cs.CV', announcementDate: '2026-02-03', total: papers.length });
  const source = renderDayPage({ announcement, digest: null, language, imported: null, math: renderMath, papers });
  expect(await faultsOf(source)).toEqual([]);
  expect(source.match(/<article/g)?.length).toBeGreaterThan(10);
});
