import type { PageOptions } from './start-page.ts';

/** Full texts have a switch between light and dark of their own; every other page follows the system. */
export function followTheme(host: HTMLElement, { signal }: PageOptions): void {
  const root = host.ownerDocument.documentElement;
  const follow = (): void => {
    const theme = root.dataset['theme'];
    if (theme === 'light' || theme === 'dark') host.dataset['theme'] = theme;
    else delete host.dataset['theme'];
  };
  const observer = new MutationObserver(follow);
  observer.observe(root, { attributeFilter: ['data-theme'] });
  signal.addEventListener('abort', () => observer.disconnect());
  follow();
}
