import type { VNode } from 'preact';
import { messages } from '../hooks/messages.ts';

/** Links to code and data, as the paper gives them. */
export function CodeLinks({ links }: { links: readonly string[] }): VNode | null {
  const { shared, abstractPanel } = messages.value;
  const safe = links.filter((link) => /^https?:\/\//i.test(link));
  if (safe.length === 0) return null;
  return (
    <p data-part="code-links">
      <strong>{abstractPanel.codeLinks}</strong>{' '}
      {safe.map((link) => (
        <a key={link} href={link} target="_blank" rel="noopener noreferrer" title={shared.opensInNewTab}>
          {link.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '')}
        </a>
      ))}
    </p>
  );
}
