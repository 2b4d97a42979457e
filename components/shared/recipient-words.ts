import type { PromptTask } from '../../lib/analysis/analysis.ts';
import type { PageService } from '../../lib/settings/settings.ts';
import { messages } from '../hooks/messages.ts';

/** What is said of where text would go: by a model of the browser itself it stays. */
export function recipientWords(
  { name, host }: Pick<PageService, 'name' | 'host'>,
  sends: (name: string) => string,
): string {
  return host === null ? messages.value.shared.staysHere : sends(name);
}

/** The same of a call on one paper. */
export function taskRecipient(service: PageService, task: PromptTask): string {
  const { shared, abstractPanel, ask } = messages.value;
  if (task === 'fulltext') return recipientWords(service, abstractPanel.sendsText);
  if (task === 'translate') return recipientWords(service, abstractPanel.sendsAnalysis);
  return recipientWords(service, task === 'ask' ? ask.sendsTo : shared.sendsTo);
}
