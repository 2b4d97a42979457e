import type { Language } from '../analysis.ts';
import type { Form } from '../form.ts';
import { isRecord } from '../partial-json.ts';
import { tidyFindings, tidyTags } from '../tidy.ts';
import { type MaskedText, unmask } from '../translation/mask.ts';
import type { MaskedNotes } from '../translation/notes.ts';
import type { TranslatedTexts } from '../translation/translated.ts';
import { instructionsOf, runsOf } from './echo.ts';
import { isWrongLanguage } from './language.ts';
import { type RawAnswer, type Rejection, reject, type Verdict } from './verdict.ts';
import { readWhole } from './whole-answer.ts';

export interface TranslationToGuard extends RawAnswer {
  form: Form;
  notes: MaskedNotes;
  language: Language;
}

/** A Chinese character says about as much as this many English words. */
const WORDS_A_CHARACTER = 0.6;
/** Of what the source says: less than this is a summary. */
const LEAST_SAID = 0.4;
/** Of so few words a share says nothing. */
const FEW_WORDS = 8;

/** Passes a translation of every part, each with its formulas as they were. */
export function guardTranslation(answer: TranslationToGuard): Verdict<TranslatedTexts> {
  const { form, notes, language } = answer;
  const read = readWhole(answer, runsOf(instructionsOf(form, [language])), [language, 'findings']);
  if (!read.ok) return read;
  const { value } = read;
  const given = tidyFindings(value['findings']);
  if (given.length !== notes.findings.length) {
    return reject('section-missing', `findings: ${given.length} of ${notes.findings.length}`);
  }
  const findings: string[] = [];
  for (const [index, masked] of notes.findings.entries()) {
    const text = restore(`findings.${index}`, given[index]?.[language], masked);
    if (typeof text !== 'string') return text;
    findings.push(text);
  }
  const sections: Record<string, string> = {};
  const answered = value[language];
  for (const [id, masked] of Object.entries(notes.sections)) {
    const text = restore(id, isRecord(answered) ? answered[id] : undefined, masked);
    if (typeof text !== 'string') return text;
    if (isWrongLanguage(text, language)) return reject('wrong-language', id);
    sections[id] = text;
  }
  if (isWrongLanguage(findings.join('\n'), language)) return reject('wrong-language', 'findings');
  return { ok: true, value: { findings, sections, tags: tidyTags(value['tags'], [language])[language] ?? [] } };
}

/** The text with its formulas, or what is wrong with it. */
function restore(where: string, given: unknown, masked: MaskedText): string | Rejection {
  if (given !== undefined && given !== null && typeof given !== 'string') {
    return reject('malformed', `${where} is not text`);
  }
  const text = given?.trim() ?? '';
  if (text === '') return reject('section-missing', where);
  const { text: restored, whole } = unmask(text, masked);
  if (!whole) return reject('formula-lost', where);
  const source = wordsIn(masked.text);
  if (source > FEW_WORDS && wordsIn(text) < source * LEAST_SAID) return reject('section-missing', where);
  return restored;
}

function wordsIn(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{N}]+/gu)?.filter((word) => !/\p{Script=Han}/u.test(word)).length ?? 0;
  return words + han * WORDS_A_CHARACTER;
}
