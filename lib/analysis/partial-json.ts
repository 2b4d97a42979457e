import { jsonrepair } from 'jsonrepair';
import { Allow, parse } from 'partial-json';
import { scanJson } from './json-text.ts';

export interface PartialJson {
  /** An object, or null while there is none. */
  value: Record<string, unknown> | null;
  /** Paths of the strings that are closed: what is not in here may still grow. */
  closed: ReadonlySet<string>;
  /** The outer object is closed. */
  whole: boolean;
}

/** What has come so far, at any point of a stream; never throws. */
export function parsePartial(raw: string): PartialJson {
  const { json, closed, whole } = scanJson(raw);
  return { value: json ? objectOrNull(() => parse(json, Allow.ALL)) : null, closed, whole };
}

/** The whole answer, mended once if need be. */
export function parseWhole(raw: string): PartialJson {
  const { json, closed, whole } = scanJson(raw);
  const value = json
    ? (objectOrNull(() => JSON.parse(json)) ?? objectOrNull(() => JSON.parse(jsonrepair(json))))
    : null;
  if (value) return { value, closed, whole };
  // Quoted as in Python or as in print: a dialect the scan does not read.
  const foreign = raw.slice(Math.max(0, raw.search(/\{\s*['“‘]/)), raw.lastIndexOf('}') + 1);
  const mended = /^\{\s*['“‘]/.test(foreign) ? objectOrNull(() => JSON.parse(jsonrepair(foreign))) : null;
  return { value: mended, closed, whole: mended !== null };
}

function objectOrNull(read: () => unknown): Record<string, unknown> | null {
  try {
    const value = read();
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
