import type { VNode } from 'preact';
import { reader as en } from '../../lib/i18n/en/reader.ts';
import { reader as zh } from '../../lib/i18n/zh/reader.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** How a paper is read without a model, and how far that goes. */
export function ReaderSection(): VNode {
  const { lead, parts } = uiLanguage.value === 'zh-CN' ? zh : en;
  return (
    <>
      <p>{lead}</p>
      <dl class="explained">
        {parts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
