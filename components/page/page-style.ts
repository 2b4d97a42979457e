import css from './page.css?inline';

/**
 * Rules for arXiv's own nodes, which are never changed themselves: they hang on attributes of our hosts.
 * The style sheet stands inside a host of ours and goes with it.
 */
export function addPageStyle(host: HTMLElement): void {
  const style = host.ownerDocument.createElement('style');
  style.textContent = css;
  host.append(style);
}
