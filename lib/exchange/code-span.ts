import { redact } from '../core/log.ts';

/** Text as a code span of Markdown, which nothing in it can end, and without secrets. */
export function codeSpan(text: string): string {
  return `\`${redact(text).replaceAll('`', '’').replace(/\s+/g, ' ')}\``;
}
