import * as z from 'zod/mini';

/** A form's schema is the same object for the same languages. */
const known = new WeakMap<z.ZodMiniType, Record<string, unknown>>();

/** JSON Schema of a form, without the dialect line that some servers refuse. Not to be changed: it is handed out again. */
export function jsonSchemaOf(schema: z.ZodMiniType): Record<string, unknown> {
  const before = known.get(schema);
  if (before) return before;
  const { $schema: _, ...rest } = z.toJSONSchema(schema) as Record<string, unknown>;
  known.set(schema, rest);
  return rest;
}
