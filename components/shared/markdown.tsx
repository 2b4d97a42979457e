import type { MarkedToken, Token, Tokens } from 'marked';
import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { contained } from '../../lib/core/bidi.ts';
import { placeOf } from '../../lib/library/note-anchor.ts';
import { markdownTokens, paragraphsOf } from '../hooks/markdown.ts';
import { messages } from '../hooks/messages.ts';
import { Isolated } from './isolated.tsx';
import { Expression } from './math-text.tsx';
import { MARK, type MathExpression, maskMath } from '../../lib/core/mask-math.ts';
import { DEEPEST, findWebAddress, known, withoutEntities } from '../../lib/exchange/markdown-tokens.ts';

interface MarkdownProps {
  text: string;
  inline?: boolean;
  /** Told of a press on a link to a place of the paper; without it such a link is its words. */
  onPlace?: (link: Element, anchor: string) => void;
}

/**
 * Markdown of a model or of the reader as elements. HTML in it is shown as the text it is; links lead to http(s)
 * only; images are their words; headings are small, whatever their depth.
 */
export function Markdown({ text, inline = false, onPlace }: MarkdownProps): VNode {
  const { tokens, expressions } = useTokens(text);
  const draw = new Drawing(expressions, onPlace);
  if (inline) return <Isolated text={text}>{tokens.map((token) => draw.inlineOf(token))}</Isolated>;
  return <div class="markdown">{draw.blocks(tokens)}</div>;
}

interface Lexed {
  masked: string;
  expressions: readonly MathExpression[];
  tokens: readonly Token[];
}

/** Characters at the end of a growing text that may become others: marks closed for the while. */
const CLOSED_MARKS = 4;

/** Of a text that grows, those of the last time stand until the new ones are here; before, its paragraphs as written. */
function useTokens(text: string): Lexed {
  const last = useRef<Lexed | null>(null);
  const { masked, expressions } = maskMath(text);
  const tokens = markdownTokens(masked);
  if (tokens) {
    last.current = { masked, expressions, tokens };
    return last.current;
  }
  const before = last.current;
  if (before && masked.startsWith(before.masked.slice(0, -CLOSED_MARKS))) return before;
  return { masked, expressions, tokens: paragraphsOf(masked) };
}

class Drawing {
  readonly #expressions: readonly MathExpression[];
  readonly #onPlace: MarkdownProps['onPlace'];
  #depth = 0;

  constructor(expressions: readonly MathExpression[], onPlace: MarkdownProps['onPlace']) {
    this.#expressions = expressions;
    this.#onPlace = onPlace;
  }

  blocks(tokens: readonly Token[]): ComponentChildren {
    return this.#deeper(tokens, (token) => this.#block(known(token)));
  }

  #deeper(tokens: readonly Token[], draw: (token: Token) => ComponentChildren): ComponentChildren {
    if (this.#depth >= DEEPEST) return tokens.map((token) => this.#text(token.raw));
    this.#depth++;
    const drawn = tokens.map((token) => draw(token));
    this.#depth--;
    return drawn;
  }

  /** A block of one line, without its element: what a claim or a table cell shows. */
  inlineOf(token: Token): ComponentChildren {
    return token.type === 'paragraph' ? this.#inlines(token.tokens) : this.#text(token.raw);
  }

  #block(token: MarkedToken): ComponentChildren {
    switch (token.type) {
      case 'space':
      case 'def':
      case 'checkbox':
        return null;
      case 'heading':
        // A model's headings are no part of the page's outline.
        return (
          <p>
            <strong>{this.#inlines(token.tokens)}</strong>
          </p>
        );
      case 'code':
        return (
          <pre>
            <code>{this.#asWritten(token.text)}</code>
          </pre>
        );
      case 'blockquote':
        return <blockquote>{this.blocks(token.tokens ?? [])}</blockquote>;
      case 'list':
        return this.#list(token);
      case 'table':
        return this.#table(token);
      case 'hr':
        return <hr />;
      case 'text':
        return token.tokens ? this.#inlines(token.tokens) : this.#text(token.text);
      case 'html':
        return <p>{this.#asWritten(token.text.trim())}</p>;
      case 'paragraph':
        return <p>{this.#inlines(token.tokens)}</p>;
      default:
        return <p>{this.#text(token.raw)}</p>;
    }
  }

  #list(list: Tokens.List): VNode {
    const items = list.items.map((item, index) => <li key={index}>{this.blocks(item.tokens)}</li>);
    return list.ordered ? <ol start={list.start === '' ? 1 : list.start}>{items}</ol> : <ul>{items}</ul>;
  }

  #table(table: Tokens.Table): VNode {
    const row = (cells: Tokens.TableCell[], cell: (children: ComponentChildren, index: number) => VNode): VNode => (
      <tr>{cells.map((each, index) => cell(this.#inlines(each.tokens), index))}</tr>
    );
    return (
      <table>
        <thead>
          {row(table.header, (children, index) => (
            <th key={index}>{children}</th>
          ))}
        </thead>
        <tbody>{table.rows.map((cells) => row(cells, (children, index) => <td key={index}>{children}</td>))}</tbody>
      </table>
    );
  }

  #inlines(tokens: readonly Token[] = []): ComponentChildren {
    return this.#deeper(tokens, (token) => this.#inline(known(token)));
  }

  #inline(token: MarkedToken): ComponentChildren {
    switch (token.type) {
      case 'strong':
        return <strong>{this.#inlines(token.tokens)}</strong>;
      case 'em':
        return <em>{this.#inlines(token.tokens)}</em>;
      case 'del':
        return <del>{this.#inlines(token.tokens)}</del>;
      case 'codespan':
        return <code>{this.#asWritten(token.text)}</code>;
      case 'br':
        return <br />;
      case 'link':
        return this.#link(token);
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

  #link(link: Tokens.Link): ComponentChildren {
    const children = this.#inlines(link.tokens);
    const place = placeOf(link.href);
    const onPlace = this.#onPlace;
    if (place !== null && onPlace) {
      return (
        <a
          href={link.href}
          onClick={(event) => {
            event.preventDefault();
            onPlace(event.currentTarget, place);
          }}
        >
          {children}
        </a>
      );
    }
    const href = findWebAddress(this.#source(link.href));
    if (!href) return children;
    return (
      <a href={href} target="_blank" rel="noopener noreferrer" title={messages.value.shared.opensInNewTab}>
        {children}
      </a>
    );
  }

  /** Text with the expressions back in their places, set as mathematics. */
  #text(text: string): ComponentChildren {
    return text.split(MARK).map((part, index) => {
      if (index % 2 === 0) return contained(withoutEntities(part));
      const math = this.#expressions[Number(part)];
      return math && <Expression key={index} tex={math.tex} display={math.display} source={math.source} />;
    });
  }

  /** Code and HTML. */
  #asWritten(text: string): string {
    return contained(this.#source(text));
  }

  /** Text with the expressions back as they were written, for code, HTML and addresses. */
  #source(text: string): string {
    return text.replace(MARK, (_, index: string) => this.#expressions[Number(index)]?.source ?? '');
  }
}
