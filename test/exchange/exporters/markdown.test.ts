import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import type { PaperExport } from '../../../lib/exchange/paper-export.ts';
import { renderPaperMarkdown } from '../../../lib/exchange/exporters/markdown.ts';
import { emptyMark } from '../../../lib/library/mark.ts';
import * as invented from '../../fixtures/export/invented-papers.ts';

const full: PaperExport = {
  paper: invented.teapot,
  reading: invented.teapotReading,
  analyses: [invented.teapotAnalysis],
  mark: invented.teapotMark,
  note: invented.teapotNote,
  language: 'zh',
  exportedAt: '2026-01-28T10:00:00.000Z',
};

function golden(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../fixtures/export', name), 'utf8');
}

/** Headings of the body as a Markdown reader sees them. */
function headingsOf(text: string): string[] {
  const body = text.slice(text.indexOf('\n---\n') + 5);
  return marked
    .lexer(body)
    .flatMap((token) => (token.type === 'heading' ? [`${token['depth']} ${token['text']}`] : []));
}

describe('renderPaperMarkdown', () => {
  test('writes everything that is kept of a paper', () => {
    expect(renderPaperMarkdown(full).text).toBe(golden('teapot.zh.md'));
  });

  test('writes its own words in English on request, and the analysis in its own language', () => {
    expect(renderPaperMarkdown({ ...full, language: 'en' }).text).toBe(golden('teapot.en.md'));
  });

  test('writes a paper of which nothing but the title is known', () => {
    const bare = { paper: invented.stub, reading: null, analyses: [], mark: emptyMark('2601.00002'), note: null };
    const file = renderPaperMarkdown({ ...bare, language: 'en', exportedAt: '2026-01-28T10:00:00.000Z' });
    expect(file.text).toBe(golden('stub.en.md'));
    expect(file.filename).toBe('2601.00002 Only a Title.md');
  });

  test('names the file safely', () => {
    expect(renderPaperMarkdown(full)).toMatchObject({
      filename: '2601.00001v1 Spill-Free Teapots- A ell_1 Study of Spouts.md',
      mime: 'text/markdown;charset=utf-8',
    });
  });

  test('no text of a page or a model adds a heading, a tag or an image', () => {
    const outline = headingsOf(renderPaperMarkdown({ ...full, note: null }).text);
    const trap = fc.constantFrom(
      '# H',
      '---',
      '===',
      '<b>',
      '<!--',
      '```',
      '~~~',
      '![x](y)',
      '> # q',
      '- # l',
      '$a<b$',
      'text',
      '',
      '`',
      '</p>',
      '\n',
    );
    const nasty = fc.array(trap, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(nasty, nasty, nasty, (text, line, word) => {
        const file = renderPaperMarkdown({
          ...full,
          note: null,
          paper: { ...full.paper, abstract: text },
          analyses: [
            {
              ...invented.teapotAnalysis,
              tags: [word],
              sections: { impact: { state: 'done', text } },
              findings: [{ text: line, sentences: [], quote: word, evidence: 'unverified' }],
            },
          ],
        });
        const tokens = marked.lexer(file.text.slice(file.text.indexOf('\n---\n') + 5));
        const high = headingsOf(file.text).filter((heading) => Number(heading[0]) <= 2);
        expect(high).toEqual(outline.filter((heading) => Number(heading[0]) <= 2));
        const types: string[] = [];
        void marked.walkTokens(tokens, (token) => void types.push(token.type));
        expect(types).not.toContain('html');
        expect(types).not.toContain('image');
      }),
      { numRuns: 300 },
    );
  });
});
