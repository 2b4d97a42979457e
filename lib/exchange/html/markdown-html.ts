import type { MarkedToken, Token, Tokens } from 'marked';
import { contained } from '../../core/bidi.ts';
import { MARK, type MathExpression, maskMath } from '../../core/mask-math.ts';
import { type MathData, safeMath } from '../../core/mathml.ts';
import { splitMath } from '../../core/split-math.ts';
import { lexMarkdown } from '../lex-markdown.ts';
import { DEEPEST, findWebAddress, known, withoutEntities } from '../markdown-tokens.ts';
import { type Child, element, type Html } from './element.ts';

/** TeX as a MathML tree; null where it cannot be read, and its source is shown. */
export type RenderMath = (tex: string, display: boolean) => MathData | null;

/** Markdown as a block of elements: HTML in it stays text, links lead to http(s) only, images are their words. */
export function markdownHtml(text: string, math: RenderMath): Html {
  const { masked, expressions } = maskMath(text);
  return element('div', { class: 'markdown' }, new Writer(expressions, math).blocks(lexMarkdown(masked)));
}

/** Markdown of one line. */
export function inlineHtml(text: string, math: RenderMath): Html {
  const { masked, expressions } = maskMath(text);
  const writer = new Writer(expressions, math);
  return element('bdi', { dir: 'ltr' }, ...lexMarkdown(masked).map((token) => writer.inlineOf(token)));
}

/** Plain text with its TeX set. */
export function textHtml(text: string, math: RenderMath): Html {
  const pieces = splitMath(text).map((piece) =>
    piece.kind === 'text' ? contained(piece.source) : expressionHtml(piece, math),
  );
  return element('bdi', { dir: 'ltr' }, ...pieces);
}

function expressionHtml({ tex, display, source }: MathExpression, math: RenderMath): Html {
  const node = math(tex, display);
  const safe = node && safeMath(node);
  if (!safe) return element('span', { class: 'tex' }, contained(source));
  return element('span', { class: display ? 'math display' : 'math' }, mathHtml(safe));
}

function mathHtml({ tag, attributes, children }: MathData): Html {
  return element(tag, attributes, ...children.map((child) => (typeof child === 'string' ? child : mathHtml(child))));
}

class Writer {
  readonly #expressions: readonly MathExpression[];
  readonly #math: RenderMath;
  #depth = 0;

  constructor(expressions: readonly MathExpression[], math: RenderMath) {
    this.#expressions = expressions;
    this.#math = math;
  }

  blocks(tokens: readonly Token[]): Child {
    return this.#deeper(tokens, (token) => this.#block(known(token)));
  }

  inlineOf(token: Token): Child {
    return token.type === 'paragraph' ? this.#inlines(token.tokens) : this.#text(token.raw);
  }

  #deeper(tokens: readonly Token[], write: (token: Token) => Child): Child {
    if (this.#depth >= DEEPEST) return tokens.map((token) => this.#text(token.raw));
    this.#depth++;
    const written = tokens.map((token) => write(token));
    this.#depth--;
    return written;
  }

  #block(token: MarkedToken): Child {
    switch (token.type) {
      case 'space':
      case 'def':
      case 'checkbox':
        return null;
      case 'heading':
        // Headings within a text are no part of the page's outline.
        return element('p', {}, element('strong', {}, this.#inlines(token.tokens)));
      case 'code':
        return element('pre', {}, element('code', {}, this.#asWritten(token.text)));
      case 'blockquote':
        return element('blockquote', {}, this.blocks(token.tokens ?? []));
      case 'list':
        return this.#list(token);
      case 'table':
        return this.#table(token);
      case 'hr':
        return element('hr');
      case 'text':
        return token.tokens ? this.#inlines(token.tokens) : this.#text(token.text);
      case 'html':
        return element('p', {}, this.#asWritten(token.text.trim()));
      case 'paragraph':
        return element('p', {}, this.#inlines(token.tokens));
      default:
        return element('p', {}, this.#text(token.raw));
    }
  }

  #list(list: Tokens.List): Html {
    const items = list.items.map((item) => element('li', {}, this.blocks(item.tokens)));
    if (!list.ordered) return element('ul', {}, ...items);
    return element('ol', list.start === '' || list.start === 1 ? {} : { start: String(list.start) }, ...items);
  }

  #table(table: Tokens.Table): Html {
    const row = (cells: Tokens.TableCell[], tag: 'th' | 'td'): Html =>
      element('tr', {}, ...cells.map(({ tokens }) => element(tag, {}, this.#inlines(tokens))));
    return element(
      'table',
      {},
      element('thead', {}, row(table.header, 'th')),
      element('tbody', {}, ...table.rows.map((cells) => row(cells, 'td'))),
    );
  }

  #inlines(tokens: readonly Token[] = []): Child {
    return this.#deeper(tokens, (token) => this.#inline(known(token)));
  }

  #inline(token: MarkedToken): Child {
    switch (token.type) {
      case 'strong':
      case 'em':
      case 'del':
        return element(token.type, {}, this.#inlines(token.tokens));
      case 'codespan':
        return element('code', {}, this.#asWritten(token.text));
      case 'br':
        return element('br');
      case 'link': {
        const href = findWebAddress(this.#source(token.href));
        const words = this.#inlines(token.tokens);
        return href ? element('a', { href, rel: 'noopener noreferrer' }, words) : words;
      }
      case 'image':
        return this.#text(token.text);
      case 'html':
        return this.#asWritten(token.raw);
      case 'escape':
        return this.#asWritten(token.text);
      case 'text':
        return token.tokens ? this.#inlines(token.tokens) : this.#text(token.text);
      default:
        return this.#text(token.raw);
    }
  }

  /** Text with the expressions back in their places, set as mathematics. */
  #text(text: string): Child {
    return text.split(MARK).map((part, index) => {
      if (index % 2 === 0) return contained(withoutEntities(part));
      const expression = this.#expressions[Number(part)];
      return expression ? expressionHtml(expression, this.#math) : null;
    });
  }

  #asWritten(text: string): string {
    return contained(this.#source(text));
  }

  #source(text: string): string {
    return text.replace(MARK, (_, index: string) => this.#expressions[Number(index)]?.source ?? '');
  }
}
