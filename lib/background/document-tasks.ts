import * as z from 'zod/mini';
import { type AtomFeed, parseAtomFeed } from '../arxiv/atom-feed.ts';

/** Name of the port between the background and its offscreen document. */
export const DOCUMENT_PORT = 'marginalia:documents';

/** A fetched text becomes data: nothing in it runs or is loaded. Needs a context with a DOM. */
export function readAtomFeed(text: string): AtomFeed {
  return parseAtomFeed(new DOMParser().parseFromString(text, 'application/xml'));
}

/** Made by our own code from what arXiv says: the shape is checked, each field was when it was read. */
const atomFeed = z.custom<AtomFeed>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'papers' in value &&
    Array.isArray(value.papers) &&
    'errors' in value &&
    Array.isArray(value.errors),
);

export const documentRequest = z.object({ id: z.number(), task: z.literal('atomFeed'), text: z.string() });
export type DocumentRequest = z.infer<typeof documentRequest>;

export const documentAnswer = z.union([
  z.object({ id: z.number(), ok: z.literal(true), value: atomFeed }),
  z.object({ id: z.number(), ok: z.literal(false), detail: z.string() }),
]);
export type DocumentAnswer = z.infer<typeof documentAnswer>;
