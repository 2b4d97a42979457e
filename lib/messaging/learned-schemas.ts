import * as z from 'zod/mini';
import type { LearnedProtocol } from './learned.ts';

const PAGES = ['page'] as const;
const nothing = z.nullish(z.null());

/** The contract of each call on what was learned of the reader: no page on arXiv may look at it. */
export const learnedSchemas = {
  getLearned: { from: PAGES, data: nothing },
  exportLearned: { from: PAGES, data: nothing },
} satisfies Record<keyof LearnedProtocol, { from: readonly 'page'[]; data: z.ZodMiniType }>;
