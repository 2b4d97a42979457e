import type { FinishReason } from './completion.ts';

/** Servers have words of their own; only `stop` is taken for an end. */
export function finishOf(reason: string): FinishReason {
  if (reason === 'stop' || reason === 'length' || reason === 'content_filter') return reason;
  if (reason === 'max_tokens') return 'length';
  return /^(?:sensitive|safety|prohibited_content|blocklist)$/i.test(reason) ? 'content_filter' : 'missing';
}
