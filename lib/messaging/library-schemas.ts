import * as z from 'zod/mini';
import type { LibraryProtocol } from './library.ts';

const PAGES = ['page'] as const;

interface Parts {
  arxivId: z.ZodMiniType<string>;
  arxivIds: z.ZodMiniType<string[]>;
  announced: z.ZodMiniType<{ category: string; announcementDate: string }>;
}

/** The contract of each call of the library page, of the parts that all schemas share. */
export function librarySchemas({ arxivId, arxivIds, announced }: Parts) {
  const mark = z.optional(z.boolean());
  return {
    // An end of a piece is no identifier where the kind of identifiers changes.
    listLibrary: {
      from: PAGES,
      data: z.strictObject({ after: z.nullable(z.string().check(z.minLength(1), z.maxLength(40))) }),
    },
    getLibraryRows: { from: PAGES, data: z.strictObject({ arxivIds }) },
    getPaperHistory: { from: PAGES, data: z.strictObject({ arxivId }) },
    listStandIns: { from: PAGES, data: announced },
    setMarks: { from: PAGES, data: z.strictObject({ arxivIds, starred: mark, hidden: mark, seen: mark }) },
  } satisfies Record<keyof LibraryProtocol, { from: readonly 'page'[]; data: z.ZodMiniType }>;
}
