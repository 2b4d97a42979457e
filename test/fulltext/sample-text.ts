import type { Block, FullTextSection } from '../../lib/fulltext/full-text.ts';
import type { Inline, SampleBlock, SamplePaper } from '../fixtures/fulltext/sample-paper.ts';

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      if ('tex' in inline) return `$${inline.tex}$`;
      return 'cite' in inline ? inline.cite : '';
    })
    .join('');
}

function blocksOf(block: SampleBlock): Block[] {
  switch (block.type) {
    case 'paragraph':
      return [
        { type: 'paragraph', text: `${block.runIn === undefined ? '' : `${block.runIn} `}${textOf(block.text)}` },
      ];
    case 'list':
      return block.items.map((item) => ({ type: 'item', text: textOf(item) }));
    case 'equation':
      return [{ type: 'equation', text: `$$${block.formula.tex}$$` }];
    case 'figure':
      return [{ type: 'caption', text: `Figure ${block.number}: ${textOf(block.caption)}` }];
    default:
      return [
        { type: 'caption', text: `Table ${block.number}: ${textOf(block.caption)}` },
        { type: 'table', text: block.rows.map((cells) => cells.map(textOf).join(' | ')).join('\n') },
      ];
  }
}

/** What the full text of the sample must read as, from its data and past all markup. */
export function sampleSections(paper: SamplePaper): FullTextSection[] {
  return [
    {
      title: 'Abstract',
      number: '',
      level: 1,
      kind: 'abstract',
      blocks: [{ type: 'paragraph', text: textOf(paper.abstract) }],
    },
    ...paper.sections.map((section) => ({ ...section, blocks: section.blocks.flatMap(blocksOf) })),
  ];
}
