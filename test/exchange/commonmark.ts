import { Parser } from 'commonmark';

/** Kinds of nodes that CommonMark's own parser reads a text as, in their order, the levels of its headings, and what it takes for HTML. */
export function readMarkdown(text: string): { types: string[]; headings: number[]; html: string[] } {
  const types: string[] = [];
  const headings: number[] = [];
  const html: string[] = [];
  for (let walker = new Parser().parse(text).walker(), step = walker.next(); step; step = walker.next()) {
    if (!step.entering) continue;
    types.push(step.node.type);
    if (step.node.type === 'heading') headings.push(step.node.level);
    if (step.node.type === 'html_block' || step.node.type === 'html_inline') html.push(step.node.literal ?? '');
  }
  return { types, headings, html };
}
