// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Markdown } from '../../../components/shared/markdown.tsx';
import { draw, resetPage } from './drawn.tsx';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

beforeEach(() => resetPage());

describe('Markdown', () => {
  it('draws paragraphs, lists, emphasis, code and tables', () => {
    const page = draw(
      <Markdown text={'One **bold** and *lean* `code`.\n\n1. a\n2. b\n   - c\n\n| x | y |\n|---|---|\n| 1 | 2 |'} />,
    );
    expect(page.get('p strong').textContent).toBe('bold');
    expect(page.get('p em').textContent).toBe('lean');
    expect(page.get('p code').textContent).toBe('code');
    expect(page.all('ol > li')).toHaveLength(2);
    expect(page.get('ol ul > li').textContent).toBe('c');
    expect(page.get('td').textContent).toBe('1');
  });

  it('takes the headings out of the page’s outline', () => {
    const page = draw(<Markdown text={'# A\n\n### B'} />);
    expect(page.all('p > strong').map((each) => each.textContent)).toEqual(['A', 'B']);
    expect(page.all('h1, h2, h3, h4, h5, h6')).toHaveLength(0);
  });

  it('shows HTML as the text it is', () => {
    const page = draw(<Markdown text={'<img src=x onerror=steal()> and <b>x</b>\n\n<script>steal()</script>'} />);
    expect(page.all('img, b, script')).toHaveLength(0);
    expect(page.container.textContent).toContain('<img src=x onerror=steal()>');
    expect(page.container.textContent).toContain('<script>steal()</script>');
  });

  it('drops links that do not lead to http or https, and keeps their words', () => {
    const page = draw(
      <Markdown
        text={
          '[a](javascript:steal()) [b](data:text/html,x) [c](/abs/1) [d](https://x.example/p) ![e](https://x.example/i.png)'
        }
      />,
    );
    expect(page.all('a').map((link) => link.getAttribute('href'))).toEqual(['https://x.example/p']);
    expect(page.get('a').getAttribute('rel')).toContain('noopener');
    expect(page.all('img')).toHaveLength(0);
    expect(page.container.textContent).toBe('a b c d e');
  });

  it('keeps TeX from being read as Markdown', () => {
    const page = draw(<Markdown text={'*Let* $a_1 * b_2 * c_1$ and `$code_x$` be'} />);
    expect(page.all('em')).toHaveLength(1);
    expect(page.get('.tex').textContent).toBe('$a_1 * b_2 * c_1$');
    expect(page.get('code').textContent).toBe('$code_x$');
  });

  it('draws a claim without a paragraph around it', () => {
    const page = draw(<Markdown text="Kites are **back**." inline />);
    expect(page.all('p, .markdown')).toHaveLength(0);
    expect(page.container.textContent).toBe('Kites are back.');
  });

  it('never makes an element that can run or load something', () => {
    const parts = fc.array(
      fc.constantFrom(
        '<',
        '>',
        'script',
        'img src=x',
        'a href="javascript:x"',
        '[x](',
        'javascript:x',
        ')',
        '![',
        ']',
        '$',
        '`',
        '\n',
        '*',
        '&lt;',
        ' ',
      ),
    );
    fc.assert(
      fc.property(parts, (pieces) => {
        const page = draw(<Markdown text={pieces.join('')} />);
        expect(page.all('script, img, iframe, object, embed, style, form, input')).toHaveLength(0);
        for (const link of page.all('a')) expect(link.getAttribute('href')).toMatch(/^https?:/);
        resetPage();
      }),
      { numRuns: 60 },
    );
  });
});
