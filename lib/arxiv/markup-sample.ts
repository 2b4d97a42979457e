import { MATHJAX_CLASS } from './selectors.ts';

/** Bytes; the sample is ASCII. */
const LIMIT = 4096;
const CUT = '\n[cut]';
/** Path segments that say which kind of page a link leads to. */
const WORDS: ReadonlySet<string> = new Set([
  'abs',
  'pdf',
  'html',
  'format',
  'list',
  'search',
  'catchup',
  'a',
  'src',
  'ps',
  'tb',
  'new',
  'recent',
  'pastweek',
]);
/** Titles of arXiv's own links; we find rows by them. */
const TITLES: ReadonlySet<string> = new Set(['Abstract', 'Download PDF', 'View HTML', 'Other formats']);
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action']);
const ARXIV_HOST = /^(?:[\w-]+\.)?arxiv\.org$/;

/** Digits and letters of a kind stand for each other: `2601.18692v2` is `0000.00000x0`. */
const shapeOf = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]|[A-Za-z]/g, 'x')
    .replace(/\d/g, '0')
    .replace(/["<>&]/g, '_');

/** `/abs/0000.00000`, `/search/xx?searchtype&query`: path segments but the known by their shape, values left out. */
function addressShape(address: string): string {
  const [, scheme = '', host = '', rest = ''] = /^(?:(\w+:)?\/\/([^/?#]*))?(.*)$/s.exec(address.trim()) ?? [];
  if (host === '' && /^[a-z][a-z0-9+.-]*:/i.test(rest)) return `${shapeOf(rest.slice(0, rest.indexOf(':')))}:`;
  const [path = '', query] = rest.replace(/#.*$/s, '').split('?');
  const segments = path.split('/').map((segment) => (WORDS.has(segment) ? segment : shapeOf(segment)));
  const names = (query ?? '').split('&').map((pair) => pair.split('=')[0] ?? '');
  const isKnown = ARXIV_HOST.test(host);
  const origin = host === '' ? '' : `${shapeOf(scheme) === '' ? '' : 'https:'}//${isKnown ? host : 'x'}`;
  return origin + segments.join('/') + (query === undefined ? '' : `?${names.map(nameShape).join('&')}`);
}

const nameShape = (name: string): string => (/^[a-z-]{1,20}$/i.test(name) ? name : shapeOf(name.slice(0, 20)));

function renderAttribute({ name, value }: Attr): string {
  if (name === 'class')
    return ` class="${value
      .replace(/[^\w\s-]/g, '_')
      .replace(/\s+/g, ' ')
      .trim()}"`;
  if (name === 'name') return ` name="${/^item\d+$/.test(value) ? `item${shapeOf(value.slice(4))}` : shapeOf(value)}"`;
  if (name === 'id') return ` id="${shapeOf(value.slice(0, 60))}"`;
  if (name === 'title' && TITLES.has(value)) return ` title="${value}"`;
  if (ADDRESSES.has(name)) return ` ${name}="${addressShape(value.slice(0, 300))}"`;
  return /^[\w:-]{1,40}$/.test(name) ? ` ${name}` : '';
}

/** Text of the same length, white space apart, and nothing of what it said. */
const crossOut = (text: string): string => text.replace(/\s+/g, ' ').replace(/[^ ]/g, 'x');

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Writes until the limit is met; a page of 2,000 rows is not walked to its end. */
class Sample {
  #text = '';

  get isFull(): boolean {
    return this.#text.length > LIMIT;
  }

  add(node: Node): void {
    if (this.isFull) return;
    if (node.nodeType === 3) this.#text += crossOut(node.nodeValue ?? '');
    if (!isElement(node)) return;
    const tag = node.tagName.toLowerCase();
    if (tag === 'arxiv-marginalia') return;
    this.#text += `<${tag.replace(/[^\w:-]/g, '_')}${[...node.attributes].map(renderAttribute).join('')}>`;
    if (MATHJAX_CLASS.test(node.getAttribute('class') ?? '')) return;
    for (const child of node.childNodes) {
      if (this.isFull) return;
      this.add(child);
    }
    this.#text += `</${tag}>`;
  }

  toString(): string {
    const text = this.#text.trim();
    return text.length <= LIMIT ? text : text.slice(0, LIMIT - CUT.length) + CUT;
  }
}

/** The elements' tags, classes, attribute names and addresses' shapes, without a word of their text. */
export function redactMarkup(elements: readonly (Element | null)[]): string {
  const sample = new Sample();
  for (const element of elements) if (element) sample.add(element);
  return sample.toString();
}
