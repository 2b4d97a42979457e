/** Words of the library page; no other page loads them. */
export const library = {
  title: (section: string): string => `${section} · Marginalia library`,
  nav: 'Parts of the library',
  skip: 'Skip to content',
  settings: 'Options',
  papers: 'Papers',
};
