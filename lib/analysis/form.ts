import type * as z from 'zod/mini';
import { fingerprintOf } from '../core/fingerprint.ts';
import type { Language, PromptTask, PromptVersion } from './analysis.ts';

/** What is asked of a model in one kind of call. */
export interface Form {
  id: PromptTask;
  /** In the cache key: raised with every change of prompt or schema. */
  promptVersion: PromptVersion;
  /** The part of the prompt that a reader may put words of their own for: how to read and how to write. */
  role: string;
  /** A role with the rules that no reader can take out, as the static text: the same for every paper, so that a provider can cache it. */
  frame: (role: string, languages: readonly Language[]) => string;
  /** The shape of the answer. */
  schema: (languages: readonly Language[]) => z.ZodMiniType<Record<string, unknown>>;
  /** Ids of what is shown, in the order it streams in. */
  sections: (language: Language) => readonly string[];
}

/** The reader's own words for the roles of forms, by task. */
export type PromptEdits = Partial<Record<PromptTask, string>>;

/** The form as the reader edited it: its version then names the words too, so that each has a cache of its own. */
export function editedForm<Edited extends Form>(form: Edited, edits: PromptEdits = {}): Edited {
  const role = edits[form.id]?.trim();
  if (!role || role === form.role) return form;
  return { ...form, role, promptVersion: `${form.promptVersion}-${fingerprintOf(role)}` };
}
