import { formatDay, formatNumber } from '../formats.ts';
import type { RoughTime } from '../../queue/rough-time.ts';

const count = (n: number): string => formatNumber('en-US', n);
const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;
const list = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** Words of the queue in popup and library; pages on arXiv do not load them. */
export const queue = {
  title: 'Queue',
  number: count,
  counts: (running: number, waiting: number, failed: number): string =>
    list([
      running > 0 ? `${count(running)} running` : '',
      waiting > 0 ? `${count(waiting)} waiting` : '',
      failed > 0 ? `${count(failed)} failed` : '',
    ]),
  label: 'Queue:',
  paused: 'Paused',
  pausedHint: (running: number): string =>
    running > 0
      ? `Nothing new is started. ${running === 1 ? 'What is being written now is finished' : `The ${count(running)} being written now are finished`}, and paid as always.`
      : 'Nothing is started, also after a restart of the browser, until you resume.',
  pauseHint: 'What is being written now is finished; nothing new is started until you resume.',
  resumeHint: 'Goes on with what waits.',
  timeLeft: ({ unit, least, most }: RoughTime): string => {
    if (unit === 'second') return 'less than a minute left';
    const name = unit === 'minute' ? 'min' : 'h';
    return least === most ? `about ${least} ${name} left` : `${least} to ${most} ${name} left`;
  },
  timeOnceResumed: (time: string): string => `${time} once resumed`,
  timeUnknown: 'time left not known yet',
  timeUnknownHint: 'It is reckoned from the last calls of each service; at least three must have ended.',
  tokensLeft: (tokens: number): string => `about ${plural(tokens, 'token')}`,
  costLeft: (dollars: string): string => `about US$${dollars}`,
  priceUnknown: 'price unknown',
  andUnpriced: (n: number): string => `${count(n)} of unknown price`,
  free: 'free',
  held: (n: number): string => (n === 1 ? '1 waits for you or your budget' : `${count(n)} wait for you or your budget`),
  cancelAll: 'Cancel all',
  cancelGroup: 'Cancel these',
  cancelGroupOf: (group: string): string => `Cancel everything asked for from ${group}`,
  cancelOf: (what: string): string => `Cancel: ${what}`,
  cancelRunningHint: 'What it has received so far is thrown away.',
  cancelWaitingHint: 'Nothing has been paid for it.',
  retryOf: (what: string): string => `Try again: ${what}`,
  show: 'Show',
  hide: 'Hide',
  inLibrary: 'Open in the library',
  taken: (waiting: number, running: number): string =>
    [
      waiting > 0 ? `${count(waiting)} taken out before ${waiting === 1 ? 'it' : 'they'} began; nothing was paid.` : '',
      running > 0
        ? `${count(running)} ended while being written; what ${running === 1 ? 'it' : 'they'} had received is thrown away.`
        : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  putBack: (waiting: number): string => (waiting === 1 ? 'Put it back' : `Put ${count(waiting)} back`),
  empty: 'Nothing is waiting, and nothing runs.',
  emptyHint:
    'Analyses and summaries that you ask for stand here until they are done, also while the browser is closed.',
  singlePapers: 'Single papers',
  day: (category: string, date: Date): string => `${category}, ${formatDay('en-GB', date)}`,
  page: (path: string): string => `arxiv.org${path}`,
  summaryOfDay: 'Summary of the day',
  grades: (papers: number): string => `Grades of ${plural(papers, 'paper')}`,
  tasks: {
    triage: 'first look',
    abstract: 'analysis of the abstract',
    fulltext: 'analysis of the full text',
    translate: 'translation',
    digest: 'summary',
    ask: 'question',
  },
  attempt: (n: number): string => `attempt ${count(n)}`,
  states: {
    queued: 'Waiting',
    running: 'Running',
    batched: 'In a batch',
    failed: 'Failed',
    done: 'Done',
    cancelled: 'Cancelled',
  },
  characters: (received: number, expected: number | null): string =>
    expected === null ? plural(received, 'character') : `${count(received)} of about ${plural(expected, 'character')}`,
  asking: 'asked, no answer yet',
  papersRead: (read: number, total: number): string => `${count(read)} of ${plural(total, 'paper')} read`,
  waits: {
    turn: 'waits for its turn',
    paused: 'paused with the queue',
    batch: 'out with a batch of the service; its answers come within a day',
    limit: (at: string): string => `waits for the service’s limit a minute, until ${at}`,
    later: (at: string): string => `tried again at ${at}`,
    laterAfter: (why: string, at: string): string => `${why} Tried again at ${at}.`,
  },
  more: (n: number): string => `Show ${count(n)} more`,
  ended: 'Done in the last 24 hours',
  endedNone: 'Nothing was done in the last 24 hours.',
  endedMost: (n: number): string => `The newest ${count(n)} are shown.`,
};
