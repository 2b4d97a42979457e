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

/** A whole document. `style` is ours and goes in as it is. */
export function page(language: string, head: Child[], style: string, body: Child[]): string {
  const css = new Html(`<style>\n${style}</style>`);
  return `<!doctype html>\n${element('html', { lang: language }, element('head', {}, ...head, css), element('body', {}, ...body)).source}\n`;
}
