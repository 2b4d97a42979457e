import { formatNumber } from '../formats.ts';
export const abstractPanel = {
  outdated: (shown: number): string => `This page shows version ${shown}. Analyses are made of the newest version.`,
  openNewest: (newest: number): string => `Open version ${newest}`,
  label: 'Marginalia on this paper',
  heading: 'Marginalia',
  codeLinks: 'Code and data',
  analyse: 'Analyse the abstract',
  analyseVersion: (version: number): string => `Analyse version ${version}`,
  notYetIn: { zh: 'Not in Chinese yet.', en: 'Not in English yet.' },
  translate: { zh: 'Translate into Chinese', en: 'Translate into English' },
  translateText: {
    zh: 'Translate the full-text analysis into Chinese',
    en: 'Translate the full-text analysis into English',
  },
  translateHint:
    'Sends the analysis to the model, not the paper. Formulas come back as they are, and every figure is checked.',
  sendsAnalysis: (provider: string): string => `Sends the analysis to ${provider}.`,
  analyseFulltext: 'Analyse the full text',
  analyseFulltextHint: 'Fetches the paper from arXiv (HTML, else PDF) and sends its text to the model.',
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
  similar: 'Similar in your library',
  similarNone: (others: number): string =>
    others === 0
      ? 'You have met no other paper yet.'
      : `None of the ${formatNumber('en-US', others)} other papers you have met is near this one.`,
  similarHow: (others: number): string =>
    `By the words they share, among the ${formatNumber('en-US', others)} other papers you have met; reckoned on this device.`,
  addNote: 'Add a note',
  cite: 'Cite',
  exportPaper: 'Markdown file',
  exportHint: 'Title, abstract, findings, analyses, note and sources',
};
