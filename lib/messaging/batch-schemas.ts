import * as z from 'zod/mini';

const ANYONE = ['content', 'page'] as const;

interface Parts {
  arxivIds: z.ZodMiniType<string[]>;
  listing: z.ZodMiniType<string>;
}

/** The contract of each call about batches, of the parts that all schemas share. */
export function batchSchemas({ arxivIds, listing }: Parts) {
  const oneBatch = z.strictObject({ id: z.string().check(z.maxLength(64)) });
  return {
    analyseAsBatch: { from: ANYONE, data: z.strictObject({ arxivIds, listing: z.optional(listing) }) },
    listBatches: { from: ANYONE, data: z.nullish(z.null()) },
    cancelBatch: { from: ANYONE, data: oneBatch },
    settleBatch: { from: ANYONE, data: z.extend(oneBatch, { how: z.enum(['singly', 'leave']) }) },
  };
}
