import * as z from 'zod/mini';
import type { VersionProtocol } from './versions.ts';

interface Parts {
  arxivId: z.ZodMiniType<string>;
  announced: z.ZodMiniType<{ category: string; announcementDate: string }>;
}

/** The contract of each call on versions, of the parts that all schemas share. */
export function versionSchemas({ arxivId, announced }: Parts) {
  const from = z.optional(z.nullable(z.number().check(z.int(), z.gte(1), z.lte(999))));
  return {
    compareVersions: { from: ['content', 'page'], data: z.strictObject({ arxivId, from }) },
    noteVersion: { from: ['content', 'page'], data: z.strictObject({ arxivId }) },
    listReplaced: { from: ['page'], data: announced },
  } satisfies Record<keyof VersionProtocol, { from: readonly ('content' | 'page')[]; data: z.ZodMiniType }>;
}
