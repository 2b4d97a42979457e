import { formatNumber } from '../formats.ts';

const count = (n: number): string => formatNumber('en-US', n);
const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** Words of the reports section of the options; no other page loads them. */
export const reports = {
  intro:
    'Daily reports as Markdown files become part of your library: papers, analyses, findings and the summary of the day. They are read on this computer and nothing is sent.',
  drop: 'Drop files or a folder here, or choose them:',
  files: 'Choose files',
  folder: 'Choose a folder',
  paste: 'Paste a report instead',
  pasted: 'The report as Markdown',
  importPasted: 'Import this text',
  pastedName: 'pasted text',
  reading: (done: number, total: number): string => `${count(done)} of ${plural(total, 'file')} read`,
  undoing: 'Taking it back…',
  undo: 'Undo this import',
  undone: 'Taken back. What you starred, noted or analysed stays.',
  cancelled: 'Cancelled. What had come in by then is here; “Undo” takes it back.',
  came: (n: number): string => `${plural(n, 'report')} came in`,
  nothing: 'Nothing came in.',
  facts: {
    updated: (n: number): string => `${count(n)} took the place of an earlier version`,
    same: (n: number): string => `${count(n)} ${n === 1 ? 'was' : 'were'} here already, unchanged`,
    papers: (n: number): string => plural(n, 'paper'),
    analyses: (n: number, shapes: string): string => `${plural(n, 'analysis', 'analyses')}: ${shapes}`,
    failed: (n: number): string =>
      `${plural(n, 'refusal')} instead of an analysis, marked as failed and kept in the report`,
    findings: (n: number, verified: number): string =>
      `${plural(n, 'finding')}, ${count(verified)} of them found in the abstract`,
    verbatim: (n: number): string => `${plural(n, 'part')} of unknown shape kept to the letter`,
  },
  shapes: {
    a: 'five parts of the PDF',
    b: 'seven sections',
    c: 'five sections of the abstract',
    d: 'refusals',
    e: 'without a label',
    unknown: 'of another shape',
  },
  shapeCount: (n: number, shape: string): string => `${shape} (${count(n)})`,
  skipped: (n: number): string => `${plural(n, 'file')} did not come in`,
  reasons: {
    'not-a-report': 'no daily report',
    'not-text': 'not text in UTF-8',
    'not-markdown': 'no Markdown file',
    'too-big': 'larger than 5 MB',
    failed: 'could not be stored',
  },
  moreSkipped: (n: number): string => `and ${count(n)} more`,
  stored: (n: number): string => plural(n, 'imported report'),
  none: 'No report has been imported yet.',
  undated: 'no day named',
  storedPapers: (papers: number, failed: number): string =>
    failed === 0 ? plural(papers, 'paper') : `${plural(papers, 'paper')}, ${count(failed)} failed`,
  saveMarkdown: 'Markdown',
  saveHtml: 'HTML',
  saveAs: (format: string, report: string): string => `Save ${report} as ${format}`,
  remove: 'Take back',
  ofReport: (action: string, report: string): string => `${action}: ${report}`,
  removed: (report: string): string => `${report} was taken back.`,
};
