/** Markup that was made by `element`: nothing else can be put into a page unescaped. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Child = Html | string | null | readonly Child[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const VOID = new Set(['meta', 'hr', 'br']);

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

function render(child: Child): string {
  if (child === null) return '';
  if (typeof child === 'string') return escape(child);
  return child instanceof Html ? child.source : child.map(render).join('');
}

/** One element; strings among its children are text, whatever they hold. Names of tags and attributes are ours. */
export function element(tag: string, attributes: Record<string, string | null> = {}, ...children: Child[]): Html {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escape(value ?? '')}"`)
    .join('');
  if (VOID.has(tag)) return new Html(`<${tag}${written}>`);
  return new Html(`<${tag}${written}>${children.map(render).join('')}</${tag}>`);
}

/** What stands before and after the body's content in a document. `style` is ours and goes in as it is. */
export function pageFrame(language: string, head: Child[], style: string): { before: string; after: string } {
  const css = new Html(`<style>\n${style}</style>`);
  const top = element('head', {}, ...head, css).source;
  return {
    before: `<!doctype html>\n<html lang="${escape(language)}">${top}<body>`,
    after: '</body></html>\n',
  };
}

/** A whole document. */
export function page(language: string, head: Child[], style: string, body: Child[]): string {
  const { before, after } = pageFrame(language, head, style);
  return `${before}${render(body)}${after}`;
}

/** The tags of an element whose content is written piece by piece. */
export function tagsOf(tag: string, attributes: Record<string, string | null> = {}): { open: string; close: string } {
  const close = `</${tag}>`;
  return { open: element(tag, attributes).source.slice(0, -close.length), close };
}
