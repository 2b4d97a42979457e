import { type Signal, signal } from '@preact/signals';
import type { Token } from 'marked';
import { call } from '../../lib/client/background.ts';
import { toAppError } from '../../lib/core/errors.ts';

/** Texts whose tokens are kept; a page with every section of some papers open has a few hundred. */
const CACHE_SIZE = 500;
const BATCH_SIZE = 50;

const cache = new Map<string, Signal<Token[] | undefined>>();
let waiting: string[] = [];
type Lexer = (masked: string) => Token[];

/** Who makes tokens: the background, a lexer of the page's own, or, undefined, one that is on its way. */
const lexer = signal<Lexer | 'background' | undefined>('background');

/** For the extension's own pages, which hold the lexer themselves. */
export function lexMarkdownWith(own: Lexer | 'background' | undefined): void {
  lexer.value = own;
}

/**
 * Tokens of a Markdown text; undefined until they are here. arXiv's pages ask the background, which spares each of them
 * the lexer; all texts of one moment go in one message.
 */
export function markdownTokens(masked: string): Token[] | undefined {
  const lex = lexer.value;
  if (lex !== 'background') return lex?.(masked);
  const known = cache.get(masked);
  if (known) return known.value;
  const made = signal<Token[] | undefined>(undefined);
  cache.set(masked, made);
  if (cache.size > CACHE_SIZE) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
  waiting.push(masked);
  if (waiting.length === 1) setTimeout(() => void sendWaiting(), 0);
  return made.value;
}

async function sendWaiting(): Promise<void> {
  const asked = waiting;
  waiting = [];
  for (let at = 0; at < asked.length; at += BATCH_SIZE) await sendBatch(asked.slice(at, at + BATCH_SIZE));
}

async function sendBatch(texts: string[]): Promise<void> {
  try {
    const answers = await call('lexMarkdown', { texts });
    for (const [index, text] of texts.entries()) {
      const entry = cache.get(text);
      if (entry) entry.value = answers[index];
    }
  } catch (thrown) {
    const isRefused = toAppError(thrown).code === 'bad-message';
    // One text that is out of all bounds does not cost the others of its message their marks.
    if (isRefused && texts.length > 1) return void (await Promise.all(texts.map((text) => sendBatch([text]))));
    for (const text of texts) {
      const entry = cache.get(text);
      // Out of all bounds: whole and as it is written, not as far as it had grown when it was last read.
      if (isRefused && entry) entry.value = paragraphsOf(text);
      // Else whoever draws it next asks again.
      else cache.delete(text);
    }
  }
}

/** Its paragraphs, and no mark in them read. */
export function paragraphsOf(masked: string): Token[] {
  return masked.split(/\n{2,}/).map((raw) => ({ type: 'paragraph', raw, tokens: [{ type: 'text', raw, text: raw }] }));
}
