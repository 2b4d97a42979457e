/** The part of JSON Schema that structured output knows. */
export interface JsonSchema {
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  definitions?: Record<string, JsonSchema>;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  [keyword: string]: unknown;
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What strict structured output accepts; every other keyword is refused. */
const STRICT_KEYWORDS = new Set(
  (
    'type properties required additionalProperties items enum const anyOf $ref $defs definitions $schema description ' +
    'title pattern format multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minItems maxItems'
  ).split(' '),
);
const STRICT_DEPTH = 10;
const STRICT_PROPERTIES = 5000;

/** The first breach of the strict rules as a sentence, or null. */
export function findStrictBreach(root: JsonSchema): string | null {
  if (root.type !== 'object' || root.anyOf) return "schema must be of type 'object' at its root, without 'anyOf'";
  let properties = 0;

  function check(schema: unknown, path: string, depth: number): string | null {
    const at = `In context=(${path || 'root'}), `;
    if (!isSchema(schema)) return `${at}schema must be an object`;
    if (depth > STRICT_DEPTH) return `${at}schema is nested deeper than ${STRICT_DEPTH} levels`;
    const unknown = Object.keys(schema).find((keyword) => !STRICT_KEYWORDS.has(keyword));
    if (unknown !== undefined) return `${at}'${unknown}' is not permitted`;
    if (schema.type === undefined && !schema.anyOf && !schema.$ref && !schema.enum && schema.const === undefined) {
      return `${at}schema must have a 'type' key`;
    }
    if ([schema.type].flat().includes('object')) {
      if (schema.additionalProperties !== false) {
        return `${at}'additionalProperties' is required to be supplied and to be false`;
      }
      const names = Object.keys(schema.properties ?? {});
      properties += names.length;
      if (properties > STRICT_PROPERTIES) return `schema has more than ${STRICT_PROPERTIES} properties`;
      const missing = names.find((name) => !schema.required?.includes(name));
      if (missing !== undefined) {
        return `${at}'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'`;
      }
      const extra = schema.required?.find((name) => !names.includes(name));
      if (extra !== undefined) return `${at}Extra required key '${extra}' supplied`;
    }
    if ([schema.type].flat().includes('array') && !schema.items) return `${at}array schema missing items`;
    const children: [string, unknown, number][] = [
      ...Object.entries(schema.properties ?? {}).map(([name, child]) => childAt(`${path}.${name}`, child, depth + 1)),
      ...Object.entries(schema.$defs ?? schema.definitions ?? {}).map(([name, child]) => childAt(`#${name}`, child, 1)),
      ...(schema.items ? [childAt(`${path}[]`, schema.items, depth + 1)] : []),
      ...(schema.anyOf ?? []).map((child, index) => childAt(`${path}|${index}`, child, depth)),
    ];
    for (const [name, child, level] of children) {
      const breach = check(child, name, level);
      if (breach !== null) return breach;
    }
    return null;
  }
  return check(root, '', 0);
}

function childAt(path: string, schema: unknown, depth: number): [string, unknown, number] {
  return [path.replace(/^\./, ''), schema, depth];
}

/** Every JSON object that stands in a text, outermost first. */
function* objectsIn(text: string): Generator {
  for (let start = text.indexOf('{'); start !== -1; start = text.indexOf('{', start + 1)) {
    const end = closingBrace(text, start);
    if (end === -1) continue;
    try {
      yield JSON.parse(text.slice(start, end + 1));
      start = end;
    } catch {
      // Braces of prose; the next one may open an object.
    }
  }
}

function closingBrace(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let index = start; index < text.length; index++) {
    const sign = text[index];
    if (quoted) {
      if (sign === '\\') index++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return index;
  }
  return -1;
}

/** The first JSON Schema of an object that a prompt spells out, or null. */
export function findSchemaInText(text: string): JsonSchema | null {
  for (const value of objectsIn(text)) {
    if (isSchema(value) && value.type === 'object' && isSchema(value.properties)) return value;
  }
  return null;
}
