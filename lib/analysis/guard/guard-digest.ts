import type { DigestClaim, DigestSection } from '../../digest/digest.ts';
import type { Language } from '../analysis.ts';
import type { Form } from '../form.ts';
import { digestForm } from '../forms/digest.ts';
import { isRecord } from '../partial-json.ts';
import { DIGEST_FORM_SECTIONS } from '../prompts/digest.ts';
import { instructionsOf, runsOf } from './echo.ts';
import { isWrongLanguage } from './language.ts';
import { type RawAnswer, reject, type Verdict } from './verdict.ts';
import { readWhole } from './whole-answer.ts';

export interface DigestToGuard extends RawAnswer {
  form?: Form;
  languages: readonly Language[];
  /** Of the papers that were sent; a claim may rest on no other. */
  arxivIds: readonly string[];
}

export interface GuardedDigest {
  sections: Record<Language, Record<DigestSection, DigestClaim[]>>;
  /** Claims without a paper of the listing. */
  dropped: number;
}

interface Claim {
  papers: string[];
  texts: Partial<Record<Language, string>>;
}

/** Keeps the claims that name papers of the listing, and only if every language and some section is left. */
export function guardDigest(answer: DigestToGuard): Verdict<GuardedDigest> {
  const { languages, arxivIds, form = digestForm } = answer;
  const read = readWhole(answer, runsOf(instructionsOf(form, languages)), DIGEST_FORM_SECTIONS);
  if (!read.ok) return read;
  const known = new Set(arxivIds);
  const sections: GuardedDigest['sections'] = { zh: emptySections(), en: emptySections() };
  let kept = 0;
  let dropped = 0;
  for (const section of DIGEST_FORM_SECTIONS) {
    const list = read.value[section];
    if (!Array.isArray(list)) return reject('section-missing', section);
    for (const claim of list.map(readClaim)) {
      const papers = [...new Set(claim.papers.filter((id) => known.has(id)))];
      if (papers.length === 0 || languages.some((language) => !claim.texts[language])) {
        dropped += 1;
        continue;
      }
      kept += 1;
      for (const language of languages) sections[language][section].push({ text: claim.texts[language] ?? '', papers });
    }
  }
  if (kept === 0) return reject('malformed', `no claim rests on a paper of the listing (${dropped} dropped)`);
  for (const language of languages) {
    const text = Object.values(sections[language])
      .flat()
      .map((claim) => claim.text)
      .join('\n');
    if (isWrongLanguage(text, language)) return reject('wrong-language', `${language}: ${text}`);
  }
  return { ok: true, value: { sections, dropped } };
}

function readClaim(value: unknown): Claim {
  const claim = isRecord(value) ? value : {};
  const papers: unknown[] = Array.isArray(claim['papers']) ? claim['papers'] : [claim['papers']];
  return { papers: papers.flatMap(readArxivId), texts: { ...textOf('zh', claim['zh']), ...textOf('en', claim['en']) } };
}

function textOf(language: Language, value: unknown): Partial<Record<Language, string>> {
  return typeof value === 'string' && value.trim() ? { [language]: value.trim() } : {};
}

/** `arXiv:2601.18692v2`, `[2601.18692]` and a link to it all name 2601.18692. */
function readArxivId(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const match = /\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}/.exec(value);
  return match ? [match[0]] : [];
}

function emptySections(): Record<DigestSection, DigestClaim[]> {
  return { themes: [], highlights: [], directions: [], reading: [] };
}
