/**
 * Rules for arXiv's own nodes, which are never changed themselves: they hang on our hosts. They stand inside one and go
 * with it.
 */
export function addRules(host: HTMLElement, css: string): void {
  const style = host.ownerDocument.createElement('style');
  style.textContent = css;
  host.append(style);
}
