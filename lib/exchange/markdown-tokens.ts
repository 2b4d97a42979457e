import type { MarkedToken, Token } from 'marked';

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** Levels of nesting that are drawn; what lies deeper is shown as written. Nobody writes so, but a model in a loop may. */
export const DEEPEST = 40;
/** The text of a token as it is to be shown: the lexer leaves these entities in. */
export function withoutEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Without extensions the lexer makes its own kinds of token only. */
export function known(token: Token): MarkedToken {
  return isKnown(token) ? token : { type: 'text', raw: token.raw, text: token.raw };
}

const KINDS: ReadonlySet<string> = new Set<MarkedToken['type']>([
  ...(['blockquote', 'br', 'checkbox', 'code', 'codespan', 'def', 'del', 'em', 'escape', 'heading', 'hr'] as const),
  ...(['html', 'image', 'link', 'list', 'list_item', 'paragraph', 'space', 'strong', 'table', 'text'] as const),
]);

function isKnown(token: Token): token is MarkedToken {
  return KINDS.has(token.type);
}

/** The address if it is an absolute http or https one. */
export function findWebAddress(href: string): string | null {
  const url = URL.parse(href);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}
