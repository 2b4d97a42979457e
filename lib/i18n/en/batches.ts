import { formatNumber } from '../formats.ts';
const count = (n: number): string => formatNumber('en-US', n);
const papers = (n: number): string => `${count(n)} ${n === 1 ? 'paper' : 'papers'}`;

/** Work at a provider's batch interface. */
export const batches = {
  label: 'Batches',
  offer: (discount: number): string =>
    discount === 0.5
      ? 'As a batch: half the price, within 24 hours'
      : discount > 0
        ? `As a batch: ${Math.round(discount * 100)}% off, within 24 hours`
        : 'As a batch: within 24 hours',
  confirm: (n: number): string => `Send ${papers(n)} as a batch`,
  hint: 'You may close this page and the browser; the answers are collected when it is open again.',
  line: (n: number, service: string, since: string): string => `${papers(n)} in a batch at ${service} since ${since}`,
  state: {
    built: 'not sent yet',
    uploaded: 'being sent',
    submitted: 'back within 24 hours',
    collecting: 'being collected',
    ended: 'ended',
  },
  back: (n: number, total: number): string => `${count(n)} of ${count(total)} back`,
  waiting: (since: string): string => `In a batch since ${since}`,
  cancel: 'Cancel the batch',
  unanswered: (n: number): string => `The batch ended without answers for ${papers(n)}`,
  singly: 'Ask one by one, full price',
  leave: 'Leave them',
  fetching: (n: number, total: number): string => `Abstracts from arXiv: ${count(n)} of ${count(total)}`,
  fetchingHint: 'This listing shows none; arXiv is asked for a hundred at a time.',
};
