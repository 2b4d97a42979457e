import * as z from 'zod/mini';

/** JSON Schema of a form, without the dialect line that some servers refuse. */
export function jsonSchemaOf(schema: z.ZodMiniType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema) as Record<string, unknown>;
  return rest;
}
