import type { SearchDocument } from '../../lib/search/document.ts';

export function paper(arxivId: string, over: Partial<SearchDocument> = {}): SearchDocument {
  return {
    arxivId,
    title: '',
    authors: [],
    categories: ['cs.CL'],
    date: '2026-01-05',
    tldr: [],
    findings: [],
    tags: [],
    note: '',
    analysis: '',
    abstract: '',
    ...over,
  };
}
