/** Words of the toolbar popup. */
export const popup = {
  title: 'Marginalia',
  earlier: 'Earlier summary',
  category: 'Category',
  day: 'Day',
  dayWithTotal: (day: string, total: number) => (total === 1 ? `${day} · 1 paper` : `${day} · ${total} papers`),
  openListing: 'Open the listing',
  build: 'Write the summary',
  buildAgain: 'Write it again',
  noProvider: 'A model can write out the themes and directions.',
  setUp: 'Set up a model service',
  queued: 'Waiting for its turn',
  running: (characters: string) => `Writing, ${characters} characters so far`,
  exportReport: 'Save report',
  empty: {
    title: 'Nothing has been read yet',
    what: 'Open the new listing of a category once, and its papers get a one-line summary, findings and tags right on the page. The day’s summary then waits here.',
    open: (category: string) => `Open the new listing of ${category}`,
  },
  notAtHand: (category: string) => `No announcement of ${category} is at hand yet. Open its new listing once.`,
  queue: (running: number, waiting: number) =>
    [running > 0 ? `${running} running` : '', waiting > 0 ? `${waiting} waiting` : ''].filter(Boolean).join(', '),
  queueLabel: 'Queue:',
  cancelAll: 'Cancel all',
  paper: {
    heading: 'This tab',
    open: 'Open the abstract page',
    unknown: (arxivId: string) => `arXiv:${arxivId} has not been read yet. Its abstract page is read when you open it.`,
    exportPaper: 'Export',
  },
  options: 'Options',
};
