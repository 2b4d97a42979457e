import { formatNumber } from '../formats.ts';
export const abstractPanel = {
  outdated: (shown: number): string => `This page shows version ${shown}. Analyses are made of the newest version.`,
  openNewest: (newest: number): string => `Open version ${newest}`,
  label: 'Marginalia on this paper',
  heading: 'Marginalia',
  codeLinks: 'Code and data',
  analyse: 'Analyse the abstract',
  analyseVersion: (version: number): string => `Analyse version ${version}`,
  analyseMissing: { zh: 'Analyse in Chinese too', en: 'Analyse in English too' },
  analyseFulltext: 'Analyse the full text',
  analyseFulltextHint:
    'Fetches the paper from arXiv (HTML, else PDF) and sends its text to the model: some 15,000 tokens.',
  sendsText: (provider: string): string => `Sends the text of the paper to ${provider}.`,
  analyseAgain: 'Analyse again',
  analyseAgainHint: 'Asks the model once more; the new analysis takes the place of this one.',
  stale: (analysed: number, shown: number): string =>
    `This analysis is of version ${analysed}; the page shows version ${shown}.`,
  staleUnknown: 'This analysis is of an older version than the one shown.',
  queued: 'Waiting for its turn…',
  queuedUntil: (time: string): string => `Waiting until ${time}, as the provider asked…`,
  running: 'The analysis is being written…',
  received: (n: number): string => `${formatNumber('en-US', n)} characters`,
  addNote: 'Add a note',
  exportPaper: 'Markdown file',
  exportHint: 'Title, abstract, findings, analyses, note and sources',
};
