import type { EntryKind } from '../../arxiv/paper.ts';
import { formatDay, formatInstant, formatNumber } from '../formats.ts';
const count = (n: number): string => formatNumber('en-US', n);
const papers = (n: number): string => `${count(n)} ${n === 1 ? 'paper' : 'papers'}`;

export const listingBar = {
  label: 'Marginalia for this listing',
  day: (date: Date): string => formatDay('en-GB', date),
  /** By arXiv's own words, as the page has them. */
  section: (name: string, _kind: EntryKind | null, _day: Date | null): string => name,
  coverage: (read: number, entries: number): string => `${count(read)} of ${count(entries)} read on this page`,
  coverageHint: 'Read on this device: no text has left it for this.',

  digestNone: 'No summary of this day yet.',
  digestBuild: (model: string): string => `Have ${model} write it…`,
  digestRebuild: (model: string): string => `Have ${model} write it again…`,
  digestBuildPlain: 'Have a model write it…',
  digestConfirm: 'Write the summary',
  digestRunning: 'The summary is being written…',
  digestQueued: 'The summary waits for its turn…',
  digestSends: (provider: string): string =>
    `Sends the titles and abstracts of the day and your interests to ${provider}.`,
  digestSendsBoth: (reader: string, writer: string): string =>
    `Sends the titles and abstracts of the day and your interests to ${reader}, and one sentence and the grades of each to ${writer}.`,

  order: 'Order',
  orders: {
    arxiv: 'as on arXiv',
    score: 'by your interests',
    unseen: 'new to you first',
    code: 'with code first',
    kind: 'by kind',
    tag: 'by tag',
  },
  arxivOrder: 'arXiv’s order',
  orderAnew: 'Order anew',
  orderAnewHint: 'By what you have starred, hidden and read since',
  ungrounded: 'Nothing to go by yet: star or hide papers, or add a rule.',
  sections: 'Sections of this page',
  folded: (n: number): string => `${papers(n)} folded`,
  unfoldAll: 'Show them',

  rules: (n: number): string => (n === 0 ? 'Rules' : `Rules (${count(n)})`),
  ruleLists: { include: 'Lift', exclude: 'Leave out' },
  ruleKind: 'What the rule does',
  newRule: 'New rule',
  ruleHint: 'A word or phrase; au:Name for an author; cat:cs.LG for a category; /…/ for a regular expression.',
  ruleMatches: (n: number): string =>
    n === 0 ? 'No paper on this page matches.' : `${papers(n)} on this page, outlined`,
  ruleKnown: 'This rule is there already.',
  ruleProblems: {
    'too-slow': 'This regular expression takes too long and would hold the page up. Write it without nested repeats.',
    'no-pattern': 'This is not a regular expression.',
  },
  ruleOff: (rule: string): string => `${rule} (off)`,
  saveRule: 'Add',
  removeRule: (rule: string): string => `Remove the rule ${rule}`,

  filterButton: (n: number): string => (n === 0 ? 'Filter' : `Filter (${count(n)})`),
  summaryAndMore: 'Summary and more',
  firstSteps: (n: number): string => `First steps (${count(n)})`,
  filter: 'Show only',
  filters: {
    new: 'New',
    cross: 'Cross-lists',
    replacement: 'Replacements',
    unseen: 'New to you',
    code: 'With code',
    starred: 'Starred',
    analysed: 'Analysed',
  },
  since: (instant: string): string => `Not on screen before; you last looked ${formatInstant('en-GB', instant)}`,
  score: 'Score',
  anyScore: 'any',
  scoreFrom: (score: number, n: number): string => `${count(score)} or more (${count(n)})`,
  filterMatches: (n: number, total: number): string => `${count(n)} of ${count(total)} match`,
  hideRest: 'Put the others away',
  dimRest: 'Show the others dimmed',
  filterHint: (n: number): string => papers(n),
  filterClear: 'Show all',
  moreTags: (n: number): string => `${count(n)} more`,
  fewerTags: 'Fewer',

  analyseAll: (n: number): string => `Analyse ${papers(n)}…`,
  analyseAllConfirm: (n: number): string => `Analyse ${papers(n)} now`,
  analyseAllSends: (provider: string): string => `Sends titles and abstracts to ${provider}.`,
  allAnalysed: 'Every paper here is analysed.',
  batch: (done: number, total: number): string => `${count(done)} of ${count(total)} analysed`,
  cancelAll: 'Cancel the rest',
  putBack: (n: number): string => `Put ${count(n)} back`,
  funnelRead: (n: number): string => `Read here: ${count(n)}`,
  funnelGraded: (n: number): string => `Graded by a model: ${count(n)}`,
  funnelWhole: (n: number): string => `Full text: ${count(n)}`,
  grade: (n: number): string => `Grade the next ${count(n)}`,
  grading: (left: number): string => `${papers(left)} being graded…`,
  failed: (n: number): string => `${count(n)} failed`,
  retryFailed: 'Try these again',

  exportReport: 'Day’s report',
  exportHint: 'The summary, and every paper with its findings and analyses, as one Markdown file',
};
