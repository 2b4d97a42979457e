import { formatNumber } from '../formats.ts';

const count = (n: number): string => formatNumber('en-US', n);
const papers = (n: number): string => `${count(n)} ${n === 1 ? 'paper' : 'papers'}`;
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const whole = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** Words of the trends; no other page loads them. */
export const trends = {
  title: 'Trends',
  intro: 'What the papers in your library are about, week by week. Counted on this device; no model is asked.',
  parts: { tags: 'Tags', categories: 'Categories', authors: 'Authors' },
  range: 'Period',
  ranges: (weeks: number | null): string => (weeks === null ? 'All weeks' : `${weeks} weeks`),
  categories: 'Categories',
  allCategories: 'All',
  more: (n: number): string => `${count(n)} more`,
  shownAs: 'Shown as',
  chart: 'Chart',
  table: 'Table',

  shortDay: (day: string): string => short.format(new Date(day)),
  month: (day: string): string => month.format(new Date(day)),
  day: (day: string): string => whole.format(new Date(day)),
  week: (day: string): string => `week of ${whole.format(new Date(day))}`,
  weekColumn: 'Week from',
  papersColumn: 'Papers',
  unfinished: 'so far',
  few: 'few papers',
  papers,
  percent: (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)}%`,
  ofPapers: (n: number, of: number): string => `${count(n)} of ${papers(of)}`,
  interval: (low: string, high: string): string => `95% interval ${low} to ${high}`,

  tagChart: 'Share of each week’s papers with a tag',
  papersAWeek: 'papers a week',
  chartKeys: 'Arrow keys move from point to point; Enter opens the papers.',
  hollow: (least: number): string => `Hollow points: weeks with fewer than ${least} papers.`,
  point: 'Point at a week to see its figures; press it to see its papers.',
  lists: { all: 'All', rising: 'Rising', fading: 'Fading', new: 'New' },
  tagList: 'Tags',
  findTag: 'Find a tag',
  columns: {
    draw: 'Chart',
    tag: 'Tag',
    recent: 'Last 4 weeks',
    earlier: '12 weeks before',
    change: 'Change',
    papers: 'Papers',
    first: 'First seen',
  },
  draw: (tag: string): string => `Draw ${tag}`,
  undraw: (tag: string): string => `Take ${tag} out of the chart`,
  directions: { rising: 'rising', fading: 'fading', steady: '' },
  isNew: 'new',
  rule: 'Rising and fading: the share of the last 4 weeks against the 12 before, where the change is beyond chance (log odds; at most one in ten of those named is expected to be chance).',
  tooFew: (recent: number, earlier: number, least: number): string =>
    `To tell what rises and fades, both spans need at least ${papers(least)}: the last 4 weeks have ${count(recent)}, the 12 before ${count(earlier)}.`,
  noTags: {
    all: 'No paper of these weeks has a tag.',
    rising: 'No tag has risen beyond chance.',
    fading: 'No tag has faded beyond chance.',
    new: 'No tag is new in the last 4 weeks.',
    found: 'No tag has this name.',
  },

  measure: 'Shows',
  measurePapers: 'Number of papers',
  measureTag: (tag: string): string => `Share with “${tag}”`,
  heatMap: 'Papers by category and week',
  heatHint: 'A paper counts in each of its categories.',

  followed: 'followed',
  stars: (n: number): string => `${papers(n)} starred`,
  newest: 'Newest first',
  allOf: (n: number): string => `All ${count(n)} in the list`,
  noneOf: 'No paper of these weeks.',
  authorWeeks: (name: string): string => `Papers by ${name} each week`,
  authorTable: 'Papers by author and week',
  authorsHint: 'People and groups you follow, then the authors of two or more papers you starred.',
  noAuthors: 'Nobody to look out for yet',
  noAuthorsHow: 'Follow people and groups in the options, or star papers: whoever wrote two of them appears here.',
  followAuthors: 'Follow people and groups',

  fills: 'Weeks fill as you open listings, from followed categories, and from imported reports.',
  pastDays: 'arXiv’s listing of past days',
  follow: 'Follow categories',
  noPapers: 'No papers in these weeks',
  noPapersHow: (categories: string): string => `Nothing of ${categories} is in the library for this period.`,
  undated: (n: number): string =>
    `${papers(n)} met only as a replacement, without a day of first appearance, are left out.`,
  undatedOnly: 'No paper has a known day of first appearance yet.',
  until: (day: string): string => `Up to the week of ${whole.format(new Date(day))}`,
  readingMore: 'reading more…',
};
