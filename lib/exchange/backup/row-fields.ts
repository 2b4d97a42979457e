import * as z from 'zod/mini';

/** What rows of several stores are made of. Lengths are those that no honest row comes near. */
export const text = (length: number) => z.string().check(z.maxLength(length));
export const words = text(500_000);
export const name = text(2_000);
export const list = <Item extends z.ZodMiniType>(item: Item, most = 10_000) => z.array(item).check(z.maxLength(most));
export const whole = z.number().check(z.int());
export const amount = z.number().check(z.gte(0), z.lte(1e15));

export const arxivId = z.string().check(z.regex(/^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/));
export const arxivIdV = z.string().check(z.regex(/^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})(v\d{1,3})?$/));
export const category = z.string().check(z.regex(/^[a-z][a-z-]*(\.[A-Za-z][A-Za-z-]*)?$/), z.maxLength(40));
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
export const instant = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/));
export const language = z.enum(['zh', 'en']);
export const promptVersion = z.union([whole, text(80)]);
export const kind = z.enum(['new', 'cross', 'replacement']);

/** What a paper said before a newer version. */
export const earlierText = z.object({
  version: z.nullable(whole),
  title: name,
  abstract: words,
  authors: list(name),
  comments: z.nullable(words),
  until: z.nullable(instant),
});
export const finding = z.object({
  text: words,
  sentences: list(whole),
  quote: words,
  evidence: z.enum(['verified', 'repaired', 'unverified']),
});
export const section = z.object({ state: z.literal('done'), text: words, figures: z.optional(list(finding)) });

export const provenance = z.object({
  form: z.enum(['abstract', 'fulltext', 'triage', 'ask', 'digest']),
  source: z.enum(['offline', 'abstract', 'html', 'pdf', 'report']),
  provider: z.nullable(name),
  model: z.nullable(name),
  promptVersion: z.nullable(promptVersion),
  createdAt: instant,
  inputTokens: z.nullable(amount),
  outputTokens: z.nullable(amount),
  cost: z.nullable(amount),
  verified: amount,
  findings: amount,
  read: z.optional(z.object({ omitted: list(name), shortened: list(name), words: amount, totalWords: amount })),
  translatedFrom: z.optional(z.object({ language, model: name })),
});
