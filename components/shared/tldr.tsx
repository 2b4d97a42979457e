import type { VNode } from 'preact';
import { isolated } from '../../lib/core/bidi.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { MathText } from './math-text.tsx';

/** The paper in one sentence, and whose words they are. */
export function Tldr({ text, lang, model }: { text: string; lang: 'zh' | 'en'; model: string | null }): VNode {
  const { shared } = messages.value;
  return (
    <div class="tldr" data-words={model === null ? 'authors' : 'model'}>
      <span class="tldr-label" lang={uiLanguage.value} title={model === null ? shared.authorsWordsHint : undefined}>
        {shared.tldr} · {model === null ? shared.authorsWords : shared.modelWords(isolated(model))}
      </span>{' '}
      <span data-part="tldr" lang={lang}>
        <MathText text={text} />
      </span>
    </div>
  );
}
