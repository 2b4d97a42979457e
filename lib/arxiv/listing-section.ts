import { findDay } from '../core/dates.ts';
import type { EntryKind } from './paper.ts';

/** One list of a listing page: a kind of submission on `new`, a day on `recent`, everything elsewhere. */
export interface ListingSection {
  /** As written, null where the list has none. */
  heading: string | null;
  /** The heading without its bracket. */
  name: string | null;
  kind: EntryKind | null;
  /** `YYYY-MM-DD`, where the heading is a day. */
  day: string | null;
  /** Entries of the section on this page, and in all; null where the heading does not say. */
  shown: number | null;
  of: number | null;
  /** The section began on an earlier page. */
  continued: boolean;
  /** Which end of the section the page shows, when not the whole. */
  part: 'first' | 'last' | null;
  /** "No updates for this time period." */
  note: string | null;
}

const BRACKET =
  /\s*\((continued,\s*)?showing\s+(?:(first|last)\s+)?([\d,]{1,11})\s+of\s+([\d,]{1,11})\s+entries\s*\)$/i;

export const parseCount = (digits: string): number => Number(digits.replaceAll(',', ''));

function kindOf(name: string): EntryKind | null {
  if (/^new\b/i.test(name)) return 'new';
  if (/^cross\b/i.test(name)) return 'cross';
  return /^replace/i.test(name) ? 'replacement' : null;
}

/** `New submissions (continued, showing last 3 of 53 entries)`, `Fri, 19 Dec 2025 (showing 22 of 22 entries )` */
export function parseSection(heading: string | null, note: string | null): ListingSection {
  const bracket = heading === null ? null : BRACKET.exec(heading);
  const name = heading === null ? null : heading.slice(0, bracket?.index ?? heading.length).trim();
  const part = bracket?.[2]?.toLowerCase();
  return {
    heading,
    name,
    kind: name === null ? null : kindOf(name),
    day: name === null ? null : findDay(name),
    shown: bracket?.[3] === undefined ? null : parseCount(bracket[3]),
    of: bracket?.[4] === undefined ? null : parseCount(bracket[4]),
    continued: bracket?.[1] !== undefined,
    part: part === 'first' || part === 'last' ? part : null,
    note,
  };
}
