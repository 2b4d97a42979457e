import type { PromptTask } from '../analysis.ts';
import type { Form } from '../form.ts';
import { abstractForm } from './abstract.ts';
import { askForm } from './ask.ts';
import { digestForm } from './digest.ts';
import { fulltextForm } from './fulltext.ts';
import { translateForm } from './translate.ts';
import { triageForm } from './triage.ts';

export const forms: readonly Form[] = [triageForm, abstractForm, fulltextForm, translateForm, digestForm, askForm];

export function findForm(id: PromptTask): Form {
  const form = forms.find((each) => each.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
}
