import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The rules whose answer depends on colours; all else is the same in either scheme. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds in the light scheme, and what it finds of colours in the dark scheme; the page is left in the light one. */
export async function violationsInBothSchemes(page: Page, include?: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await violations(page, include);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, include, OF_COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((each) => `dark: ${each}`)];
}

/** What axe finds on our own surfaces, by all its rules unless some are named; arXiv's page around them is arXiv's. */
export async function violations(page: Page, include?: string, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  // No frame of another origin is looked into, for which it would put its results together in a page of its own.
  builder.setLegacyMode();
  // Of what is in order it would write down each element and how to find it; nor does a rule of ours need the style sheets.
  builder.options({ resultTypes: ['violations'], preload: false });
  if (include !== undefined) builder.include(include);
  if (rules !== undefined) builder.withRules(rules);
  const { violations: found } = await builder.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${String(node.target)} ${node.html.slice(0, 120)}`),
  );
}
