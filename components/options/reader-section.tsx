import type { VNode } from 'preact';
import { reader as en } from '../../lib/i18n/en/reader.ts';
import { reader as zh } from '../../lib/i18n/zh/reader.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** How a paper is read without a model, how well, and how far that goes. */
export function ReaderSection(): VNode {
  const { lead, measured: label, parts, limits } = { 'zh-CN': zh, en }[uiLanguage.value];
  return (
    <>
      <p>{lead}</p>
      <dl class="explained">
        {parts.map(({ term, text, measured }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
            {measured !== undefined && (
              <dd class="measured">
                <span>{label}</span> {measured}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <h3>{limits.title}</h3>
      <ul class="statements">
        {limits.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}
