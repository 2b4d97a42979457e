import { roomFor } from './prepare-text.ts';

/** What can be said of a call before the text it reads is here. */
export interface UnreadText {
  pages: number;
  /** The authors' own comment names the pages; else it is a paper of usual length that is reckoned with. */
  stated: boolean;
  /** Of the text of a paper of so many pages. */
  tokens: number;
  /** Of the text that no paper goes over: longer ones are cut to it. */
  most: number;
}

/** Tokens of a page as the prompt has it, without references. */
const PAGE = 1_150;
const USUAL_PAGES = 10;
const STATED = /\b(\d{1,3})[\s~-]*(?:pages?|pp)\b/gi;

/** `contextTokens`: what the model holds. */
export function reckonUnread(paper: { comments: string | null }, contextTokens: number): UnreadText {
  const stated = pagesIn(paper.comments ?? '');
  const pages = stated ?? USUAL_PAGES;
  const most = roomFor(contextTokens);
  return { pages, stated: stated !== null, tokens: Math.min(pages * PAGE, most), most };
}

/** The most pages that a comment such as "8 pages, 24 pages with appendix" names; null where it names none. */
export function pagesIn(comments: string): number | null {
  const pages = Math.max(0, ...[...comments.matchAll(STATED)].map(([, digits]) => Number(digits)));
  return pages > 0 ? pages : null;
}
