import type { VNode } from 'preact';
import { QueueView } from '../queue/queue-view.tsx';
import type { SectionProps } from './sections.ts';

/** What waits, runs and has failed. */
export function QueueSection({ model }: SectionProps): VNode | null {
  const settings = model.settings.value;
  return settings && <QueueView settings={settings} />;
}
