import { absPage } from './abs.ts';
import { listingPage } from './listing.ts';
import type { PageType } from '../page-type.ts';

export type { PageType } from '../page-type.ts';

export const pageTypes = [absPage, listingPage] as const satisfies readonly PageType[];

export type PageTypeId = (typeof pageTypes)[number]['id'];

export function findPageType(url: URL): (typeof pageTypes)[number] | null {
  return pageTypes.find((type) => type.matches(url)) ?? null;
}
