import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTexts, readHrefs, readText } from '../../lib/arxiv/text.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';
import { shownText } from '../fixtures/arxiv/shell.ts';
import { type Renderer, type Stage, typeset, TYPESETTINGS } from '../fixtures/arxiv/typeset.ts';

function bodyOf(html: string): HTMLElement {
  return parseHtml(`<!DOCTYPE html><body>${html}`).body;
}

describe('readText', () => {
  it.each([
    ['<p>  two\n  lines </p>', 'two lines'],
    ['<p>one<br>two</p>', 'one two'],
    ['<span class="descriptor">Title:</span> A title', 'A title'],
    ['before <arxiv-marginalia data-surface="row">ours</arxiv-marginalia>after', 'before after'],
    ['by <score-badge title="9"><span>9/10</span></score-badge>us', 'by us'],
    ['text<script>code()</script><style>p{}</style><button>press</button>', 'text'],
    ['on <a href="https://github.com/a/b">this https URL</a>.', 'on this https URL.'],
    ['<em style="color: unset">kept</em>', 'kept'],
    [
      'of <span class="MathJax_Preview">x^2</span><script type="math/tex">x^2</script> or <span class="MathJax_CHTML">y</span><script type="math/tex; mode=display">y</script>',
      'of $x^2$ or $$y$$',
    ],
    ['<span class="mathjax">kept: the site’s own class</span>', 'kept: the site’s own class'],
  ])('reads %j', (html, text) => {
    expect(readText(bodyOf(html))).toBe(text);
  });

  it('says the same before, while and after formulas are set', () => {
    const piece = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'é', '<', '&', ' ', '文'), maxLength: 8 }),
      fc
        .string({ unit: fc.constantFrom('x', '^', '2', '\\pi', '{', '}', '<'), minLength: 1, maxLength: 6 })
        .chain((tex) => fc.constantFrom(`$${tex}$`, ` $$${tex}$$ `)),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const states: (readonly [Stage, Renderer] | null)[] = [null, ...TYPESETTINGS];
        const texts = states.map((state) => {
          const body = bodyOf('<p class="mathjax"></p>');
          const paragraph = body.firstElementChild;
          if (!paragraph) throw new Error('no paragraph');
          paragraph.textContent = pieces.join('');
          if (state) typeset(body.ownerDocument, ...state);
          return readText(paragraph);
        });
        expect(new Set(texts).size).toBe(1);
      }),
    );
  });

  it('takes a text for unread where the TeX of a formula is gone, as MathJax 3 leaves it', () => {
    const drawn = '<mjx-container class="MathJax"><mjx-math>x</mjx-math></mjx-container>';
    expect(readText(bodyOf(`<p>An $O(n)$ bound</p>`))).toBe('An $O(n)$ bound');
    expect(readText(bodyOf(`<p>An ${drawn} bound</p>`))).toBe('');
  });

  it('changes nothing', () => {
    const body = bodyOf('<p class="mathjax">a $x$ <span class="descriptor">b</span></p>');
    typeset(body.ownerDocument, 'after');
    const before = body.innerHTML;
    readText(body);
    readHrefs(body);
    expect(body.innerHTML).toBe(before);
  });
});

describe('readHrefs', () => {
  it('tells where links lead', () => {
    expect(readHrefs(bodyOf('<a href="https://github.com/a/b">this https URL</a> <a name="x">y</a>'))).toEqual([
      'https://github.com/a/b',
    ]);
  });

  it('and not those that an extension added', () => {
    const body = bodyOf('<a href="/a">a</a><my-badge><a href="/b">b</a></my-badge>');
    expect(readHrefs(body)).toEqual(['/a']);
    expect(findTexts(body, 'a')).toEqual(['a']);
  });
});

describe('the text of the fixtures', () => {
  it('shows links as arXiv does', () => {
    expect(shownText('on https://github.com/a/b.')).toBe('on this https URL.');
  });
});
