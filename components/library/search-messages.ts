import type { IndexSize, SearchDocument, SearchResult } from '../../lib/search/document.ts';

/** To the worker. Every `id` but that of `cancel` is answered once. */
export type SearchRequest =
  | { id: number; kind: 'add'; documents: SearchDocument[] }
  | { id: number; kind: 'remove'; arxivIds: string[] }
  | { id: number; kind: 'search'; query: string; limit: number; from: number }
  | { id: number; kind: 'size' }
  | { id: number; kind: 'cancel' };

export type SearchAnswer =
  | { id: number; ok: true; result?: SearchResult; size?: IndexSize }
  | { id: number; ok: false; detail: string };
