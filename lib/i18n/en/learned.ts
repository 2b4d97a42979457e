import { formatDay, formatNumber } from '../formats.ts';

const count = (n: number): string => formatNumber('en-US', n);

/** Words on what was learned from the reader's acts. */
export const learned = {
  heading: 'Learned from what you do',
  lead: 'What you star, hide, take notes on and open tells which papers are near to your interest. It is learned from their titles, abstracts, authors, categories and tags, in this browser, and never leaves it: no service, no sync and no backup has it.',
  learn: 'Learn from what I do',
  yes: 'Yes, in this browser',
  no: 'No',
  hint: 'Switched off, what was learned is removed. Your stars, hides and notes stay.',
  counts: (wanted: number, unwanted: number): string =>
    `Learned from ${count(wanted)} wanted and ${count(unwanted)} unwanted. Useful from about ten stars.`,
  tooFew: (wanted: number, unwanted: number): string =>
    `${count(wanted)} wanted and ${count(unwanted)} unwanted so far: too few to learn from. The first three stars begin it; it is useful from about ten.`,
  since: (date: Date): string => `What you did before ${formatDay('en-GB', date)} does not count.`,
  wanted: 'Speaks for a paper',
  unwanted: 'Speaks against it',
  none: 'Nothing yet',
  kinds: { word: 'word', author: 'author', primary: 'main category', category: 'category', tag: 'tag' },
  forget: 'Forget and begin anew',
  forgotten: 'Forgotten. What you do from now on counts.',
  undo: 'Undo',
  save: 'Save as JSON',
};
