import { effect, type Signal } from '@preact/signals';
import { formatHash, type ListingView, parseHash } from '../../lib/library/listing-view.ts';
import type { PageOptions } from './start-page.ts';

/**
 * Keeps a listing's view in the address, beside arXiv's own anchors, so that it outlives a reload and is there on the way
 * back. `onView` is told of a view that comes from the address.
 */
export function keepInHash(view: Signal<ListingView>, onView: () => void, { signal }: PageOptions): void {
  const write = (): void => {
    const hash = formatHash(location.hash, view.peek());
    if (hash === location.hash) return;
    history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);
  };
  const stop = effect(() => {
    if (view.value) write();
  });
  const read = (): void => {
    const named = parseHash(location.hash);
    // A link of arXiv's own names an anchor and no view: the view stays.
    if (!named) return write();
    if (formatHash('', named) === formatHash('', view.peek())) return;
    view.value = named;
    onView();
  };
  addEventListener('hashchange', read, { signal });
  signal.addEventListener('abort', stop);
}

/** Goes to arXiv's own anchor of an address that has a view behind it, which the browser does not find. */
export function goToAnchor(): void {
  const [anchor = ''] = location.hash.slice(1).split('&');
  if (anchor === '' || anchor.startsWith('marginalia=') || scrollY > 0) return;
  (document.getElementsByName(anchor)[0] ?? document.getElementById(anchor))?.scrollIntoView();
}
