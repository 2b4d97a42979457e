/** Words on what changed between two versions: the background hands them over with what they name. */
export const comparison = {
  nothing: 'Nothing that arXiv’s page says of it has changed.',
  parts: {
    title: 'Title',
    authors: 'Authors',
    abstract: 'Abstract',
    comments: 'Comments',
    pages: 'Pages',
    findings: 'Findings of the earlier analysis',
  },
  stand: (standing: number, all: number): string =>
    standing === all
      ? 'the sentences they rest on are all in the new abstract'
      : `${standing} of ${all} rest on sentences that are in the new abstract; what these rest on is not`,
};
