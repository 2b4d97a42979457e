// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { RowOrder } from '../../../components/page/row-order.ts';
import { parseListing } from '../../../lib/arxiv/pages/listing.ts';
import { renderListNew, renderListRecent } from '../../fixtures/arxiv/pages.ts';
import { parseHtml } from '../../fixtures/arxiv/parse-html.ts';

const NEW = new URL('https://arxiv.org/list/cs.CV/new');
const RECENT = new URL('https://arxiv.org/list/cs.CV/recent');

function open(html: string, url: URL) {
  const page = parseHtml(html);
  return { page, entries: () => parseListing(page, url).entries };
}
/** Every node of the page, in document order. */
function nodesOf(page: Document): Node[] {
  const nodes: Node[] = [];
  const walk = (node: Node): void => {
    nodes.push(node);
    node.childNodes.forEach(walk);
  };
  walk(page.body);
  return nodes;
}
type Entries = ReturnType<ReturnType<typeof open>['entries']>;
const backwards = (entries: Entries): Entries[] =>
  [...Map.groupBy(entries, ({ section }) => section).values()].map((section) => section.toReversed());
const idsOf = (sections: readonly Entries[]): string[] => sections.flat().map(({ paper }) => paper.arxivId);
const isSame = (one: readonly Node[], other: readonly Node[]): boolean =>
  one.length === other.length && one.every((node, index) => node === other[index]);

describe.each([
  ['new', renderListNew('cs.CV'), NEW],
  ['recent', renderListRecent('cs.CV'), RECENT],
])('RowOrder on /list/cs.CV/%s', (_name, html, url) => {
  it('moves rows within their section, with number and paper together, and headings stay', () => {
    const { page, entries } = open(html, url);
    const headings = [...page.querySelectorAll('h3')].map((heading) => [heading, heading.parentElement]);
    const wanted = backwards(entries());
    const order = new RowOrder();
    order.put(wanted);
    expect(idsOf([entries()])).toEqual(idsOf(wanted));
    expect([...page.querySelectorAll('h3')].map((heading) => [heading, heading.parentElement])).toEqual(headings);
    for (const dt of page.querySelectorAll('dl > dt')) expect(dt.nextElementSibling?.localName).toBe('dd');
  });

  it('gives arXiv’s order back node by node, white space and all', () => {
    const { page, entries } = open(html, url);
    const before = nodesOf(page);
    const markup = page.body.innerHTML;
    const order = new RowOrder();
    order.put(backwards(entries()));
    expect(isSame(nodesOf(page), before)).toBe(false);
    order.put(backwards(entries()).map((section) => section.toSorted(() => 0)));
    order.restore();
    expect(isSame(nodesOf(page), before)).toBe(true);
    expect(page.body.innerHTML).toBe(markup);
  });

  it('leaves where it stands what others put between meanwhile', () => {
    const { page, entries } = open(html, url);
    const all = entries();
    const order = new RowOrder();
    order.put(backwards(all));
    const foreign = page.createElement('div');
    page.querySelector('dl')?.prepend(foreign);
    order.restore();
    expect(page.querySelector('dl')?.firstElementChild).toBe(foreign);
    expect(idsOf([entries()])).toEqual(idsOf([all]));
  });
});
