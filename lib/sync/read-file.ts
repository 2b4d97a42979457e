import * as z from 'zod/mini';
import { SyncError } from './faults.ts';

/** Raised when a file means something else than before; an older Marginalia leaves such a file alone. */
export const FILE_VERSION = 1;

export const isInstant = (text: string): boolean => text.length <= 40 && Number.isFinite(Date.parse(text));
export const instant = z.string().check(z.refine(isInstant));
export const past = z.array(z.string().check(z.regex(/^[\da-f]{16}$/))).check(z.maxLength(256));

const head = z.object({ marginalia: z.string(), version: z.number() });

/** A file's JSON, once it is known to be ours and of a version that is understood. */
export function readFile<Schema extends z.ZodMiniType>(text: string, kind: string, schema: Schema): z.infer<Schema> {
  const value = parse(text);
  const seen = head.safeParse(value).data;
  if (seen?.marginalia === kind && seen.version > FILE_VERSION) throw new SyncError('newer', `version ${seen.version}`);
  const parsed = z.safeParse(schema, value);
  if (seen?.marginalia !== kind || !parsed.success) throw new SyncError('unreadable');
  return parsed.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new SyncError('unreadable', undefined, { cause: thrown });
  }
}
