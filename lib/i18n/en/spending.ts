import { formatNumber } from '../formats.ts';

const count = (n: number): string => formatNumber('en-US', n);

/** Words of the spending section of the options; no other page loads them. */
export const spending = {
  intro: 'Every call to a model service, those that failed too. It stays on this computer.',
  period: 'Period',
  periods: { today: 'Today', week: 'Last 7 days', month: 'Last 30 days', year: 'Last 365 days' },
  task: 'Task',
  anyTask: 'All tasks',
  model: 'Model',
  anyModel: 'All models',
  outcome: 'Outcome',
  anyOutcome: 'All calls',
  onlyFailed: 'Failed ones',
  by: 'Totals by',
  groupings: { day: 'Day', task: 'Task', model: 'Model', category: 'Category' },
  tasks: {
    triage: 'First look',
    abstract: 'Abstract',
    fulltext: 'Full text',
    translate: 'Translation',
    digest: 'Summary',
    ask: 'Question',
    test: 'Connection test',
  },
  noCategory: 'not known',
  calls: 'Calls',
  failed: 'Failed',
  input: 'Input tokens',
  output: 'Output tokens',
  cost: 'US$',
  total: 'Total',
  dollars: (n: number): string => (n > 0 && n < 0.01 ? n.toFixed(4) : n.toFixed(2)),
  priceUnknown: 'price unknown',
  free: 'free',
  freeTokens: (tokens: number): string =>
    `${count(tokens)} tokens were made by the browser’s own models; nothing is paid for them and no cap counts them.`,
  number: count,
  unpriced: (tokens: number): string => `${count(tokens)} tokens have no known price and are not in the sum.`,
  estimated: (calls: number): string =>
    calls === 1 ? 'Of 1 call the tokens are our estimate.' : `Of ${count(calls)} calls the tokens are our estimate.`,
  saved: (answers: number, tokens: number): string =>
    `${count(answers)} ${answers === 1 ? 'answer was' : 'answers were'} here already and not paid again: ${count(tokens)} tokens.`,
  savedCost: (dollars: string): string => `That is US$${dollars}.`,
  empty: 'No call in this period.',
  emptyFiltered: 'No call of this kind in this period.',
  list: (n: number): string => (n === 1 ? 'The call' : `All ${count(n)} calls`),
  more: (n: number): string => `The ${count(n)} newest are shown; the file has all.`,
  time: 'Time',
  subject: 'Paper or day',
  result: 'Result',
  done: 'done',
  exportCsv: 'Save as CSV',
  loading: 'Reading the ledger…',
};
