import { formatView, type LibraryView, WHOLE_LIBRARY } from '../../../lib/library/library-view.ts';
import { mondayOf, sundayOf } from '../../../lib/library/trends/weeks.ts';
import { formatRoute } from '../route.ts';

/** The list of just those papers that a figure counts: by their first day, hidden ones among them. */
export function papersHref(
  what: Partial<Pick<LibraryView, 'categories' | 'tags' | 'by'>>,
  { first, last }: { first: number; last: number },
): string {
  const days = { from: mondayOf(first), to: sundayOf(last), first: true };
  return formatRoute({ place: 'papers', query: formatView({ ...WHOLE_LIBRARY, ...what, ...days, hidden: 'with' }) });
}
