import { type ComponentChild, render } from 'preact';
import { addStyle } from './surface-style.ts';

declare const __OPEN_SHADOW_ROOTS__: boolean;

/** `none` is on a page that keeps its room to itself. */
export type Surface = 'row' | 'listing-bar' | 'abstract' | 'keys' | 'none';

export interface HostOptions {
  surface: Surface;
  arxivId?: string;
  parent: Element;
  /** Node of `parent` to stand before; at the end without one. */
  before?: Node | null;
}

export interface SurfaceOptions extends HostOptions {
  /** Drawn at once and at each `update`; signals it reads redraw it by themselves. */
  draw: () => ComponentChild;
}

export interface MountedSurface {
  host: HTMLElement;
  root: ShadowRoot;
  update(): void;
  remove(): void;
}

/** Our element in arXiv's page, still empty: it holds the place of a surface that is drawn later. */
export function createHost({ surface, arxivId, parent, before = null }: HostOptions): HTMLElement {
  const host = parent.ownerDocument.createElement('arxiv-marginalia');
  host.dataset['surface'] = surface;
  if (arxivId !== undefined) host.dataset['arxivId'] = arxivId;
  parent.insertBefore(host, before);
  return host;
}

/** Puts a surface of ours into arXiv's page: one element, one shadow root, nothing else is touched. */
export function mountSurface({ draw, ...place }: SurfaceOptions): MountedSurface {
  return drawSurface(createHost(place), draw);
}

/** Draws a surface into its host. */
export function drawSurface(host: HTMLElement, draw: () => ComponentChild): MountedSurface {
  const document = host.ownerDocument;
  // A page that has defined an element of our name is handed its shadow root, closed or not; that of a `div` is nobody's.
  const keeper = host.matches(':defined') ? host.appendChild(document.createElement('div')) : host;
  const root = keeper.attachShadow({ mode: __OPEN_SHADOW_ROOTS__ ? 'open' : 'closed' });
  addStyle(root);
  const container = document.createElement('div');
  container.className = 'marginalia';
  for (const type of ['keydown', 'keypress', 'keyup'] as const) container.addEventListener(type, keepTyping);
  root.append(container);

  // A new function each time: a component that reads signals skips a redraw when no prop has changed.
  const update = (): void => render(<Drawn draw={() => draw()} />, container);
  update();
  const surface: MountedSurface = {
    host,
    root,
    update,
    remove() {
      surfaces.delete(surface);
      render(null, container);
      host.remove();
    },
  };
  surfaces.add(surface);
  return surface;
}

const surfaces = new Set<MountedSurface>();

/**
 * Takes every surface out of the page; what is being written in one is saved on the way. Surfaces of an earlier script
 * are dead and go too, but for one with words that are saved nowhere.
 */
export function removeSurfaces(document: Document): void {
  for (const surface of surfaces) surface.remove();
  for (const host of document.querySelectorAll('arxiv-marginalia:not([data-unsaved])')) host.remove();
}

/** A component of its own, so that signals read by `draw` redraw it. */
function Drawn({ draw }: { draw: () => ComponentChild }): ComponentChild {
  return draw();
}

/** Letters typed into a field of ours are not the page's shortcuts. */
function keepTyping(event: KeyboardEvent): void {
  const { target } = event;
  if (target instanceof Element && target.matches('input, textarea, select, [contenteditable]')) {
    event.stopPropagation();
  }
}
