import { isRecord, parseWhole } from '../partial-json.ts';
import { findEcho } from './echo.ts';
import { findRefusal } from './refusal.ts';
import { isSilent } from './substance.ts';
import { type RawAnswer, reject, type Verdict } from './verdict.ts';

/** A server that refuses says so first; what it cut short is not worth reading further. */
export function readWhole(
  answer: RawAnswer,
  instructions: ReadonlySet<string>,
  keys: readonly string[],
): Verdict<Record<string, unknown>> {
  const { raw, finish, refusal } = answer;
  if (refusal) return reject('refusal', refusal);
  if (finish === 'content_filter') return reject('filtered', 'the provider filtered the answer');
  const { value, whole } = parseWhole(raw);
  if (!value) return explain(raw, finish, instructions);
  const said = textsOf(value);
  const refused = said.map(findRefusal).find((found) => found !== null);
  if (refused) return reject('refusal', refused);
  const echoed = said.map((text) => findEcho(text, instructions)).find((found) => found !== null);
  if (echoed) return reject('echo', echoed);
  if (!keys.some((key) => key in value)) {
    // Braces of a formula are no answer, and a refusal may end in empty ones.
    const words = findRefusal(raw);
    if (words) return reject('refusal', words);
    const frame = findEcho(raw, instructions);
    if (frame) return reject('echo', frame);
  }
  if (finish === 'length') return reject('truncated', 'the answer reached the length limit');
  if (finish === 'missing') return reject('stream-cut', 'the stream ended without a finish');
  if (!whole) return reject('truncated', 'the JSON does not end');
  const silent = keys.find((key) => isMostlySilent(value[key]));
  if (silent) return reject('section-missing', `${silent}: most sections say that nothing is said`);
  return { ok: true, value };
}

/** Nothing of what was asked for: why not? */
function explain(raw: string, finish: RawAnswer['finish'], instructions: ReadonlySet<string>): Verdict<never> {
  const refused = findRefusal(raw);
  if (refused) return reject('refusal', refused);
  const echoed = findEcho(raw, instructions);
  if (echoed) return reject('echo', echoed);
  if (finish === 'length') return reject('truncated', 'the length limit came before any JSON');
  if (finish === 'missing') return reject('stream-cut', 'the stream ended without a finish');
  return reject('malformed', raw.trim() ? raw.trim() : 'the answer is empty');
}

/** Sections that say nothing are honest one by one, and no analysis together. */
function isMostlySilent(sections: unknown): boolean {
  if (!isRecord(sections)) return false;
  const texts = Object.values(sections).filter((text) => typeof text === 'string');
  const silent = texts.filter(isSilent).length;
  return silent >= 3 && silent * 2 > texts.length;
}

/** Words of the paper itself: whatever they say, they are no refusal of ours. */
const COPIED: ReadonlySet<string> = new Set(['title', 'quote', 'papers']);

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (COPIED.has(key) ? [] : textsOf(item)));
}
