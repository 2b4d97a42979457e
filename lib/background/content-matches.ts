/** Pages that our content script is in, as match patterns. */
export const CONTENT_MATCHES = ['https://arxiv.org/*', 'https://export.arxiv.org/*', 'https://www.arxiv.org/*'];
