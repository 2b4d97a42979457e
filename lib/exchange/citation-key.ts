import type { Paper } from '../arxiv/paper.ts';
import { toAscii } from './latex-text.ts';
import { parsePersonName } from './person-name.ts';

/**
 * A key for citations that is the same in every export, alone or among others, and no other paper's: first author and
 * year as people write them, and the identifier.
 */
export function citationKey(paper: Pick<Paper, 'arxivId' | 'authors' | 'published'>): string {
  const [first = ''] = paper.authors;
  const name = parsePersonName(first);
  const surname = toAscii('family' in name ? name.family : name.literal)
    .toLowerCase()
    .slice(0, 30);
  return `${surname || 'arxiv'}${yearOf(paper) ?? ''}-${paper.arxivId.replaceAll('/', '-')}`;
}

/** Of version 1; where no page said it, what the identifier says. */
export function yearOf({ arxivId, published }: Pick<Paper, 'arxivId' | 'published'>): number | null {
  if (published !== null) return Number(published.slice(0, 4));
  const digits = /(?:^|\/)(\d{2})(?:0[1-9]|1[0-2])/.exec(arxivId)?.[1];
  if (digits === undefined) return null;
  return Number(digits) >= 91 ? 1900 + Number(digits) : 2000 + Number(digits);
}
