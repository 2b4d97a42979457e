import type { PageType } from '../page-type.ts';
import { identifierOfUrl, isArxivUrl } from '../urls.ts';
import { pathParts } from '../list-page.ts';

const isPdfUrl = (url: URL): boolean => isArxivUrl(url) && pathParts(url)[0] === 'pdf';

/** The address says which paper it is, and that is all there is to read. */
export const pdfPage = {
  id: 'pdf',
  examples: [
    'https://arxiv.org/pdf/2601.18692',
    'https://arxiv.org/pdf/2601.18692v2.pdf',
    'https://www.arxiv.org/pdf/hep-th/9901001',
    'https://export.arxiv.org/pdf/cs/0212040v1#page=3',
  ],
  matches: (url: URL): boolean => isPdfUrl(url) && identifierOfUrl(url) !== null,
  read: (_document: Document, url: URL) => {
    const identifier = isPdfUrl(url) ? identifierOfUrl(url) : null;
    return identifier && { type: 'pdf', identifier };
  },
} as const satisfies PageType;
