const name = (version: number | null, unnamed: string): string => (version === null ? unnamed : `Version ${version}`);

/** Words on newer versions of papers the reader follows. */
export const versions = {
  mark: (to: number | null): string => (to === null ? 'Replaced' : `Replaced by v${to}`),
  news: (from: number | null, to: number | null, same: boolean): string =>
    `${name(to, 'A newer version')} has replaced ${from === null ? 'the text you know' : `version ${from}`}; ${same ? 'title and abstract are the same.' : 'the text has changed.'}`,
  madeFor: (made: number, now: number): string => `Made for v${made}; v${now} has the same abstract.`,
  compare: 'What changed',
  noted: 'Noted',
};
