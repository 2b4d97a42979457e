/** A kind of arXiv page that we read. Adding one: one file in `pages/`, one line in `pages/index.ts`, one fixture. */
export interface PageType {
  id: string;
  /** Addresses of such pages; a test holds each against every other type. */
  examples: readonly string[];
  matches(url: URL): boolean;
}
