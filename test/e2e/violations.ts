import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds on our own surfaces; arXiv's page around them is arXiv's. */
export async function violations(page: Page, include?: string): Promise<string[]> {
  const builder = include === undefined ? new AxeBuilder({ page }) : new AxeBuilder({ page }).include(include);
  const { violations: found } = await builder.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${String(node.target)} ${node.html.slice(0, 120)}`),
  );
}
