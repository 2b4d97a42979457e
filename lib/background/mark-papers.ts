import type { Database } from '../db/database.ts';
import { updateMarks } from '../db/marks.ts';
import type { Mark } from '../library/mark.ts';
import { applyMark, type MarkPatch } from '../library/marks.ts';
import { forgetLearned } from './learned-interest.ts';

/** What the reader did with some papers. An act that was done before leaves what was learned from it standing. */
export async function markPapers(database: Database, arxivIds: readonly string[], patch: MarkPatch): Promise<Mark[]> {
  const now = new Date().toISOString();
  let isNews = false;
  const marks = await updateMarks(database, [...new Set(arxivIds)], (stored) => {
    const mark = applyMark(stored, patch, now);
    isNews ||= JSON.stringify(mark) !== JSON.stringify(stored);
    return mark;
  });
  if (isNews) await forgetLearned(database);
  return marks;
}
