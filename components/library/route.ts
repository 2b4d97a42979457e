import { signal } from '@preact/signals';

/** A place on the page, as the hash has it: `#/paper/2401.00001?tag=diffusion`. */
export interface Route {
  /** First step: which section, or what the section shows. */
  place: string;
  /** Steps after it, decoded; a `/` within one is kept as `%2F`. */
  steps: readonly string[];
  /** Behind the `?`, undecoded. */
  query: string;
}

const FIRST_PLACE = 'papers';

export function parseRoute(hash: string): Route {
  const [path = '', ...query] = hash.replace(/^#\/?/, '').split('?');
  const [place = '', ...steps] = path.split('/').filter((step) => step !== '');
  return { place: place === '' ? FIRST_PLACE : decode(place), steps: steps.map(decode), query: query.join('?') };
}

export function formatRoute({ place, steps = [], query = '' }: Partial<Route> & { place: string }): string {
  const path = [place, ...steps].map(encodeURIComponent).join('/');
  return `#/${path}${query === '' ? '' : `?${query}`}`;
}

/** A hash can be typed by hand. */
function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** Where the reader is; follows the address bar, back and forward. */
export const route = signal<Route>(parseRoute(''));

export function followHash(options: { signal: AbortSignal }): void {
  addEventListener('hashchange', readHash, options);
  addEventListener('popstate', readHash, options);
  readHash();
}

function readHash(): void {
  route.value = parseRoute(location.hash);
}

/** Goes there; with `replace`, Back does not come here again. */
export function go(target: Partial<Route> & { place: string }, { replace = false } = {}): void {
  const hash = formatRoute(target);
  if (hash === location.hash) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', hash);
  route.value = parseRoute(hash);
}
