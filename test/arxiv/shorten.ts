/** Rows of each list that are kept: a thousand readings of hundreds would take minutes. */
const KEPT = 6;
/** Parts of a page that no reader looks at. */
const IDLE =
  'script:not([type^="math/tex"]), style, svg, form, header > *, footer > *, #labstabs > *, .extra-services > *, article.ltx_document > section, nav > *';

const textsOf = (parent: Node): Node[] =>
  [...parent.childNodes].flatMap((node) => (node.nodeType === 3 ? [node] : textsOf(node)));

function replaceText(parent: Node, pattern: RegExp, by: (before: string) => string): void {
  for (const text of textsOf(parent)) {
    text.nodeValue = (text.nodeValue ?? '').replace(pattern, (_, before: string) => by(before));
  }
}

/** `dl` lists with their first rows, numbered and counted as if there were no others. */
function shortenLists(document: Document): void {
  for (const list of document.querySelectorAll('dl')) {
    const rows = [...list.querySelectorAll('dt')];
    for (const row of rows.slice(KEPT)) {
      row.nextElementSibling?.remove();
      row.remove();
    }
    const kept = Math.min(rows.length, KEPT);
    for (const heading of list.querySelectorAll('h3')) {
      replaceText(heading, /(showing\s+(?:first\s+|last\s+)?)\d+(?=\s+of)/, (before) => `${before}${kept}`);
    }
  }
  const names = [...document.querySelectorAll('dt a[name^="item"]')];
  const first = Number(names[0]?.getAttribute('name')?.slice('item'.length) ?? 1);
  names.forEach((name, at) => name.setAttribute('name', `item${first + at}`));

  const last = first + names.length - 1;
  replaceText(document, /^(\s*)\d+-\d+\s*$/, (before) => `${before}${first}-${last}`);
  if (document.querySelector('.paging a, small b')) return;
  replaceText(document, /(total of )\d+(?= entr)/i, (before) => `${before}${names.length}`);
  replaceText(document, /(entries: )\d+-\d+/, (before) => `${before}${first}-${last}`);
}

function shortenResults(document: Document): void {
  const rows = [...document.querySelectorAll('li.arxiv-result')];
  for (const row of rows.slice(KEPT)) row.remove();
  const heading = document.querySelector('main h1');
  const start = Number(document.querySelector('ol[start]')?.getAttribute('start') ?? 1);
  if (heading && rows.length > 0) {
    const last = start + Math.min(rows.length, KEPT) - 1;
    replaceText(heading, /(Showing \d+[–-])\d+/, (before) => `${before}${last}`);
  }
}

/** A page as it would be with fewer rows, and without what does not matter. */
export function shorten(document: Document): void {
  for (const element of document.querySelectorAll(IDLE)) element.remove();
  shortenLists(document);
  shortenResults(document);
}
