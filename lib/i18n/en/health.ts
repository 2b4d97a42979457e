import { formatNumber } from '../formats.ts';

const count = (n: number): string => formatNumber('en-US', n);

export const health = {
  listing: (lacking: number, entries: number): string =>
    `Something was not found on ${count(lacking)} of ${count(entries)} papers here: arXiv may have changed this page.`,
  paper: 'Not everything on this page stands where it used to: arXiv may have changed it.',
  unread: 'This page could not be read: arXiv may have changed it.',
  fields: { id: 'identifier', title: 'title', authors: 'authors', subjects: 'subjects', abstract: 'abstract' },
  lacking: (field: string, n: number): string => `${field}: ${count(n)}`,
  missing: (fields: string): string => `Not found: ${fields}.`,
  heldBack: 'Analyses that cost something are held back here.',
  copyReport: 'Copy report',
  copyHint: 'Counts, and a piece of the page’s markup with every word crossed out. Nothing is sent.',
  copyFailed: 'Copying was not allowed. Here is the report:',
};

export const retired = {
  message: 'Marginalia was updated or switched off while this page was open.',
  unsaved: 'A note on this page is not saved: copy it before you reload.',
  reload: 'Reload the page',
};
