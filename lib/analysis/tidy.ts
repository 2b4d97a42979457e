import type { Sentence } from '../reader/reading.ts';
import { LANGUAGES, type Language } from './analysis.ts';
import type { FindingClaim } from './paper-form.ts';
import { isRecord } from './partial-json.ts';

export type NumberedSentence = Pick<Sentence, 'id' | 'text'>;

/**
 * Findings in the shape of the form, from what a model without a schema makes of them. One per element, so that
 * paths into the text stay valid; an element that is none comes out empty.
 */
export function tidyFindings(value: unknown): FindingClaim[] {
  return (Array.isArray(value) ? value : []).map((element: unknown) => {
    const source = isRecord(element) ? element : {};
    const claim: FindingClaim = { sentences: readIds(source['sentences']), quote: readText(source['quote']) };
    for (const language of LANGUAGES) {
      const text = readText(source[language]);
      if (text) claim[language] = text;
    }
    return claim;
  });
}

export function tidyTags(value: unknown, languages: readonly Language[]): Partial<Record<Language, string[]>> {
  const tags: Partial<Record<Language, string[]>> = {};
  for (const language of languages) {
    const list = isRecord(value) ? value[language] : value;
    const texts = Array.isArray(list) ? list.map(readText).filter(Boolean) : [];
    tags[language] = [...new Set(texts.map((tag) => tag.replace(/^#/, '').slice(0, 60)))].slice(0, 8);
  }
  return tags;
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** `[2]`, `2`, `"2"`, `"[2]"` and `"S2"` are all sentence 2, and `"2, 5"` is two of them. */
function readIds(value: unknown): number[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => {
    if (typeof item === 'string') return (item.match(/\d+/g) ?? []).map(Number);
    return typeof item === 'number' && Number.isInteger(item) ? [item] : [];
  });
}
