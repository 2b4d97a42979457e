const plural = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

export const row = {
  label: (title: string): string => `Marginalia on “${title}”`,
  noAbstract: 'This page does not show the abstract, so there is nothing to read yet.',
  abstractOnItsWay: 'The abstract is not on this page; it is being fetched from arXiv.',
  openAbstractPage: 'Open the abstract page',
  hidden: 'Hidden',
  place: (place: number): string => `No. ${place}`,
  scoreHint: (score: number): string => `Score ${score} of 100; 50 is a paper that nothing speaks for or against`,
  seen: 'seen before',
  unfold: 'Show',
  moreFindings: (n: number): string => plural(n, 'key finding'),
  more: 'More',
  less: 'Less',
  analyse: 'Analyse',
  hasNote: 'Note kept',
  roles: 'The abstract, sentence by sentence',
  role: { background: 'background', objective: 'aim', method: 'method', result: 'result', other: 'other' },
  stateWords: {
    idle: '',
    offline: '',
    queued: 'Waiting',
    running: 'Being written',
    done: 'Analysed',
    failed: 'Failed',
    stale: 'Older version analysed',
  },
};
