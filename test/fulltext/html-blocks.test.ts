import { describe, expect, it } from 'vitest';
import { bareMath, blocksOf, caption, equationRow, item, listingLine, math, p } from './markup.ts';

describe('blocks of a full text', () => {
  it('collapses white space, in source lines and no-break spaces as well', () => {
    expect(blocksOf(p('See\n   Fig.&nbsp;2\t and<br>on.'))).toEqual([
      { type: 'paragraph', text: 'See Fig. 2 and on.' },
    ]);
  });

  it('keeps citations as they are shown, and raised numbers apart from what they stand on', () => {
    const cite = '<cite class="ltx_cite">(Abara and Lund, <a href="#bib.bib1">2021</a>)</cite>';
    expect(
      blocksOf(p(`Known ${cite} since<sup><a href="#bib.bib2">7</a></sup> 10<sup>5</sup> years, the 1<sup>st</sup>.`)),
    ).toEqual([{ type: 'paragraph', text: 'Known (Abara and Lund, 2021) since^7 10^5 years, the 1st.' }]);
  });

  it('cuts a paragraph at the equation in its middle', () => {
    const equation = `<table class="ltx_equation ltx_eqn_table"><tr class="ltx_eqn_row"><td>${math('a=b', 'block')}</td><td class="ltx_eqn_eqno"><span class="ltx_tag ltx_tag_equation">(3)</span></td></tr></table>`;
    expect(
      blocksOf(`<div class="ltx_para"><p class="ltx_p">So</p>${equation}<p class="ltx_p">holds.</p></div>`),
    ).toEqual([
      { type: 'paragraph', text: 'So' },
      { type: 'equation', text: '$$a=b$$' },
      { type: 'paragraph', text: 'holds.' },
    ]);
    expect(blocksOf(p(`So ${math('a=b', 'block')} holds.`)).map(({ type }) => type)).toEqual([
      'paragraph',
      'equation',
      'paragraph',
    ]);
  });

  it('joins an equation that is cut at its marks, and keeps the text between its lines', () => {
    const group = `<table class="ltx_equationgroup ltx_eqn_table">${equationRow(math('\\displaystyle a'), math('\\displaystyle=b,'))}${equationRow('', math('=c'))}${equationRow('and, as before,')}${equationRow(math('d=e'))}</table>`;
    expect(blocksOf(group)).toEqual([
      { type: 'equation', text: '$$a =b, \\\\ =c$$' },
      { type: 'paragraph', text: 'and, as before,' },
      { type: 'equation', text: '$$d=e$$' },
    ]);
  });

  it('takes TeX from the annotation where there is no alternative text, and shows what has no TeX', () => {
    const annotation = '<annotation encoding="application/x-tex">\\alpha+y</annotation>';
    const spoken = '<annotation encoding="application/x-llamapun">italic_x + italic_y</annotation>';
    expect(blocksOf(p(`${bareMath(annotation + spoken)} and ${bareMath(spoken)}.`))).toEqual([
      { type: 'paragraph', text: '$\\alpha+y$ and x+y.' },
    ]);
  });

  it.each([
    ['\\dot{D}%\n_{0}', '\\dot{D}_{0}'],
    ['\\alpha%\n  b', '\\alpha b'],
    ['50\\%\n of', '50\\% of'],
    ['M/${10}^{12}\\text{\\,}$', 'M/{10}^{12}\\text{\\,}'],
    ['\\displaystyle\\sum x', '\\sum x'],
  ])('sets %j in one line without dollar signs', (written, tex) => {
    expect(blocksOf(p(math(written)))).toEqual([{ type: 'paragraph', text: `$${tex}$` }]);
  });

  it('reads lists inside lists, and terms as sentences before their items', () => {
    expect(
      blocksOf(
        `<ul>${item('•', p('One.') + `<ol>${item('(iii)', p('Inner.'))}</ol>`)}${item('Speed', p('Two.'))}</ul>`,
      ),
    ).toEqual([
      { type: 'item', text: 'One.' },
      { type: 'item', text: 'Inner.' },
      { type: 'item', text: 'Speed. Two.' },
    ]);
    const term = '<dt class="ltx_item"><span class="ltx_tag ltx_tag_item"><b>Tutorials</b></span></dt>';
    expect(blocksOf(`<dl>${term}<dd class="ltx_item">${p('Longer texts.')}</dd></dl>`)).toEqual([
      { type: 'item', text: 'Tutorials. Longer texts.' },
    ]);
  });

  it('opens a paragraph with the heading in its first line, and keeps one that opens none', () => {
    const theorem = `<div class="ltx_theorem"><h6 class="ltx_title ltx_runin ltx_title_theorem"><span class="ltx_tag">Theorem 1</span> (Bound)</h6>${p('It holds.')}</div>`;
    expect(blocksOf(theorem)).toEqual([{ type: 'paragraph', text: 'Theorem 1 (Bound). It holds.' }]);
    const heading = '<h5 class="ltx_title ltx_title_paragraph">Data.</h5>';
    expect(blocksOf(`${heading}<ul><li>One</li></ul>${heading}`)).toEqual([
      { type: 'paragraph', text: 'Data.' },
      { type: 'item', text: 'One' },
      { type: 'paragraph', text: 'Data.' },
    ]);
  });

  it('reads captions of panels, and a table in a cell as that cell', () => {
    expect(
      blocksOf(
        `<figure class="ltx_figure"><figure class="ltx_figure">${caption('(a) Left')}</figure>${caption('Both')}</figure>`,
      ),
    ).toEqual([
      { type: 'caption', text: '(a) Left' },
      { type: 'caption', text: 'Both' },
    ]);
    const inner = '<table class="ltx_tabular"><tr><td>two</td></tr><tr><td>lines</td></tr></table>';
    expect(
      blocksOf(
        `<table class="ltx_tabular"><tr><td></td><td>${inner}</td></tr><tr><td></td><td></td></tr><tr><th>a</th><td>1</td></tr></table>`,
      ),
    ).toEqual([{ type: 'table', text: '| two lines\na | 1' }]);
  });

  it('reads tables of spans, and a frame of one cell as the text in it', () => {
    const row = '<span class="ltx_tr"><span class="ltx_td">a</span><span class="ltx_td">b</span></span>';
    expect(blocksOf(p(`<span class="ltx_tabular">${row}${row}</span>`))).toEqual([
      { type: 'table', text: 'a | b\na | b' },
    ]);
    expect(blocksOf(`<table class="ltx_tabular"><tr><td>${p('Framed.')}${p('Text.')}</td></tr></table>`)).toEqual([
      { type: 'paragraph', text: 'Framed.' },
      { type: 'paragraph', text: 'Text.' },
    ]);
  });

  it('reads an algorithm line by line, without the numbers of its lines', () => {
    const listing = `<div class="ltx_listing"><div class="ltx_listing_data"><a href="data:x">⬇</a></div>${listingLine(`Let ${math('i=0')}`)}${listingLine('<b>return</b>  i')}</div>`;
    expect(blocksOf(listing)).toEqual([{ type: 'table', text: 'Let $i=0$\nreturn i' }]);
  });

  it('leaves out what extensions drew, pictures and scripts', () => {
    expect(
      blocksOf(p('Text<reader-badge>badge</reader-badge><svg><text>axis</text></svg><script>x()</script>.')),
    ).toEqual([{ type: 'paragraph', text: 'Text.' }]);
  });
});
