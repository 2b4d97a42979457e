import type { Language } from '../analysis.ts';
import { abstractForm } from '../forms/abstract.ts';
import type { PaperAnswer, PaperForm } from '../paper-form.ts';
import { isRecord } from '../partial-json.ts';
import { tidyFindings, tidyTags } from '../tidy.ts';
import { instructionsOf, runsOf } from './echo.ts';
import { isWrongLanguage } from './language.ts';
import { isEmptySection } from './substance.ts';
import { isOtherTitle } from './title.ts';
import { type RawAnswer, type Rejection, reject, type Verdict } from './verdict.ts';
import { readWhole } from './whole-answer.ts';

export interface PaperToGuard extends RawAnswer {
  /** Of the paper that was sent. */
  title: string;
  languages: readonly Language[];
  form?: PaperForm;
}

/** Everything that stands between a model's answer and the library. Nothing is stored that does not pass. */
export function guardPaper(answer: PaperToGuard): Verdict<PaperAnswer> {
  const { languages, title, form = abstractForm } = answer;
  const schema = form.schema(languages);
  const read = readWhole(answer, runsOf(instructionsOf(form, languages)), ['title', ...languages, 'findings']);
  if (!read.ok) return read;
  const fault = checkSections(read.value, form, languages);
  if (fault) return fault;
  const value = tidyAnswer(read.value, form, languages);
  const parsed = schema.safeParse(value);
  if (!parsed.success) return reject('malformed', parsed.error.issues[0]?.message ?? 'not in the shape asked for');
  if (isOtherTitle(value.title, title)) return reject('wrong-paper', value.title);
  return checkLanguages(value, form, languages) ?? { ok: true, value };
}

/** What a model without a schema leaves out or writes a little otherwise, in the shape of the form and no wider. */
function tidyAnswer(value: Record<string, unknown>, form: PaperForm, languages: readonly Language[]): PaperAnswer {
  const title = value['title'];
  const answer: PaperAnswer = {
    title: typeof title === 'string' ? title : '',
    findings: tidyFindings(value['findings']).filter((claim) => languages.every((language) => claim[language])),
    tags: tidyTags(value['tags'], languages),
  };
  for (const language of languages) answer[language] = readSections(value[language], form.sections(language));
  return answer;
}

function readSections(value: unknown, ids: readonly string[]): Record<string, string> {
  const sections: Record<string, string> = {};
  for (const id of ids) {
    const text = isRecord(value) ? value[id] : undefined;
    if (typeof text === 'string') sections[id] = text.trim();
  }
  return sections;
}

function checkSections(
  value: Record<string, unknown>,
  form: PaperForm,
  languages: readonly Language[],
): Rejection | null {
  for (const language of languages) {
    const sections = value[language];
    for (const id of form.sections(language)) {
      const text = isRecord(sections) ? sections[id] : undefined;
      if (text !== undefined && text !== null && typeof text !== 'string') {
        return reject('malformed', `${language}.${id} is not text`);
      }
      const isEmpty = !text?.trim() || (!form.brief.includes(id) && isEmptySection(text, language));
      if (isEmpty) return reject('section-missing', `${language}.${id}`);
    }
  }
  return null;
}

function checkLanguages(answer: PaperAnswer, form: PaperForm, languages: readonly Language[]): Rejection | null {
  for (const language of languages) {
    for (const id of form.sections(language)) {
      const text = answer[language]?.[id] ?? '';
      if (isWrongLanguage(text, language)) return reject('wrong-language', `${language}.${id}: ${text}`);
    }
    const findings = answer.findings.map((finding) => finding[language] ?? '').join('\n');
    if (isWrongLanguage(findings, language)) return reject('wrong-language', `${language}.findings: ${findings}`);
  }
  return null;
}
