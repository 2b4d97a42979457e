import { lexMarkdown } from '../exchange/lex-markdown.ts';
import { renderMath } from './math.ts';
import type { Handlers } from './router.ts';

/** Markdown and formulas as data, so that no page on arXiv loads a lexer or a renderer. */
export function drawingHandlers(): Pick<Handlers, 'lexMarkdown' | 'renderMath'> {
  return {
    lexMarkdown: ({ texts }) => texts.map(lexMarkdown),
    renderMath: ({ expressions }) => expressions.map(({ tex, display }) => renderMath(tex, display)),
  };
}
