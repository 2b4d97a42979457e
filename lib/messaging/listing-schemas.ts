import * as z from 'zod/mini';
import type { Paper } from '../arxiv/paper.ts';
import { ruleSchema } from '../settings/schema.ts';
import type { ListingProtocol } from './listing.ts';

const ANYONE = ['content', 'page'] as const;
/** More than arXiv sets on one page. */
const MOST_ENTRIES = 5_000;

interface Parts {
  arxivId: z.ZodMiniType<string>;
  arxivIds: z.ZodMiniType<string[]>;
  listing: z.ZodMiniType<string>;
  papers: z.ZodMiniType<Paper[]>;
}

/** The contract of each call of a listing, of the parts that all schemas share. */
export function listingSchemas({ arxivId, arxivIds, listing, papers }: Parts) {
  const kind = z.enum(['new', 'cross', 'replacement']);
  const section = z.number().check(z.int(), z.gte(0), z.lte(1_000));
  return {
    openListed: { from: ANYONE, data: z.strictObject({ papers }) },
    getListed: { from: ANYONE, data: z.strictObject({ arxivIds }) },
    rankListing: {
      from: ANYONE,
      data: z.strictObject({
        entries: z.array(z.strictObject({ arxivId, section, kind })).check(z.minLength(1), z.maxLength(MOST_ENTRIES)),
        listing,
        openedAt: z.iso.datetime(),
      }),
    },
    testRule: { from: ANYONE, data: z.strictObject({ rule: ruleSchema, arxivIds }) },
    changeRule: {
      from: ANYONE,
      data: z.strictObject({ rule: ruleSchema, list: z.enum(['include', 'exclude']), remove: z.optional(z.boolean()) }),
    },
  } satisfies Record<keyof ListingProtocol, { from: readonly ('content' | 'page')[]; data: z.ZodMiniType }>;
}
