import type { PageService } from '../../lib/settings/settings.ts';
import { messages } from '../hooks/messages.ts';

/** What is said of where text would go: by a model of the browser itself it stays. */
export function recipientWords(
  { name, host }: Pick<PageService, 'name' | 'host'>,
  sends: (name: string) => string,
): string {
  return host === null ? messages.value.shared.staysHere : sends(name);
}
