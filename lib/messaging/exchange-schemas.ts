import * as z from 'zod/mini';
import type { ExchangeProtocol, ExportOptions, PapersFormat } from './exchange.ts';
import { arxivIdSchema } from './arxiv-id-schema.ts';

const PAGES = ['page'] as const;
const ANYONE = ['content', 'page'] as const;
/** As many as are written at a time. */
const MOST_AT_ONCE = 200;

const format = z.enum({
  markdown: 'markdown',
  obsidian: 'obsidian',
  bibtex: 'bibtex',
  ris: 'ris',
  'csl-json': 'csl-json',
  json: 'json',
  csv: 'csv',
  anki: 'anki',
  html: 'html',
} satisfies { [Format in PapersFormat]: Format });
const options: z.ZodMiniType<ExportOptions> = z.strictObject({
  accents: z.enum(['latex', 'unicode']),
  byteOrderMark: z.boolean(),
});
const some = z.array(arxivIdSchema).check(z.minLength(1), z.maxLength(MOST_AT_ONCE));

/** The contract of each call, of the part that all schemas share. */
export const exchangeSchemas = ({
  announced,
}: {
  announced: z.ZodMiniType<{ category: string; announcementDate: string }>;
}) =>
  ({
    exportPaper: { from: ANYONE, data: z.strictObject({ arxivId: arxivIdSchema, format: z.optional(format) }) },
    listToExport: {
      from: PAGES,
      data: z.union([
        z.strictObject({ arxivIds: z.nullable(z.array(arxivIdSchema).check(z.maxLength(1_000_000))) }),
        announced,
      ]),
    },
    findZotero: { from: PAGES, data: z.nullish(z.null()) },
    saveToZotero: {
      from: PAGES,
      data: z.strictObject({
        arxivIds: z.array(arxivIdSchema).check(z.minLength(1), z.maxLength(50)),
        again: z.boolean(),
      }),
    },
    fetchPapers: {
      from: PAGES,
      data: z.strictObject({ arxivIds: z.array(arxivIdSchema).check(z.minLength(1), z.maxLength(100)) }),
    },
    exportPapers: { from: PAGES, data: z.strictObject({ arxivIds: some, format, options }) },
  }) satisfies Record<keyof ExchangeProtocol, { from: readonly ('page' | 'content')[]; data: z.ZodMiniType }>;
