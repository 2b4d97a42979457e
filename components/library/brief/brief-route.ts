import type { Route } from '../route.ts';

/** More would make no table that can be read. */
export const MOST_PAPERS = 24;

/** The papers a hash names, each once, in their order: `ids=2401.00001,hep-th/9901001`. */
export function idsOfRoute({ query }: Pick<Route, 'query'>): string[] {
  const ids = new URLSearchParams(query).get('ids') ?? '';
  return [...new Set(ids.split(',').map((id) => id.trim()))].filter((id) => id !== '');
}

/** The place of a brief of these papers; their identifiers stay readable in the address. */
export function briefRoute(arxivIds: readonly string[]): { place: string; query: string } {
  const ids = arxivIds.map((id) => encodeURIComponent(id).replaceAll('%2F', '/')).join(',');
  return { place: 'brief', query: arxivIds.length === 0 ? '' : `ids=${ids}` };
}
