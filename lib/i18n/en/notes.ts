import { formatNumber } from '../formats.ts';

/** Words on what notes said before; the library alone loads them. */
export const notes = {
  earlier: (n: number): string => `Earlier versions of the note (${formatNumber('en-US', n)})`,
  hint: 'Against the note as it is now: underlined would come back, struck through would go.',
  now: 'The same as now.',
  restore: 'Put back',
  restoreLabel: (at: string): string => `Put back the version of ${at}`,
  restored: (at: string): string =>
    `The version of ${at} is back. What the note said until now is among the earlier ones.`,
  undo: 'Undo',
  added: 'would come back',
  removed: 'would go',
};
