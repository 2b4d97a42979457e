import * as z from 'zod/mini';
import { amount, list, name, text, words } from './row-fields.ts';

/** What an imported report's own text must be to be let in from a file. */
export const report = z.object({
  newline: z.enum(['\n', '\r\n']),
  time: z.nullable(name),
  title: words,
  date: z.nullable(name),
  summary: z.nullable(words),
  papers: list(
    z.object({
      arxivIdV: name,
      title: words,
      url: words,
      authors: list(words),
      published: z.nullable(name),
      categories: list(name),
      citations: z.nullable(amount),
      abstract: z.nullable(words),
      analysis: z.nullable(z.object({ shape: text(20), failed: z.boolean(), text: words })),
      findings: list(words),
      links: list(z.object({ name: words, url: words })),
      verbatim: z.nullable(words),
    }),
  ),
  verbatim: z.nullable(words),
});
