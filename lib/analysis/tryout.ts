import type { Analysis, Ask, Task } from './analysis.ts';
import type { TriageResult } from './triage.ts';

/** Tasks whose prompt can be tried on one paper: a summary takes a day, and a translation an analysis. */
export const TRYOUT_TASKS = ['triage', 'abstract', 'fulltext', 'ask'] as const satisfies readonly Task[];
export type TryoutTask = (typeof TRYOUT_TASKS)[number];

/** What the words in the editor made of one paper; kept beside the library, of which it is no part. */
export interface Tryout {
  task: TryoutTask;
  arxivId: string;
  title: string;
  /** The words it was made with. */
  role: string;
  /** One of the three, by the task. */
  analyses?: Analysis[];
  triage?: TriageResult;
  ask?: Ask;
}
