import type { Paper } from '../../arxiv/paper.ts';
import type { Analysis, Language } from '../analysis.ts';
import { editedForm, type PromptEdits } from '../form.ts';
import { translateForm, translateFormOf } from '../forms/translate.ts';
import { translateMessages } from '../prompts/translate.ts';
import { maskAnalysis, printNotes } from './notes.ts';

export interface ToTranslate {
  paper: Pick<Paper, 'abstract'>;
  /** Of the other language. */
  source: Analysis;
  language: Language;
  prompts?: PromptEdits;
}

/** What a translation is asked with, for its price too. */
export function translationRequest({ source, language, paper, prompts }: ToTranslate) {
  const notes = maskAnalysis(source, language, paper.abstract);
  const form = translateFormOf(Object.keys(notes.sections), editedForm(translateForm, prompts));
  return { notes, form, messages: translateMessages(printNotes(notes), [language], form.role) };
}
