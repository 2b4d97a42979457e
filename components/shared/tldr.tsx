import type { ComponentChildren, VNode } from 'preact';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { MathText } from './math-text.tsx';

export interface TldrProps {
  text: string;
  lang: 'zh' | 'en';
  by: 'authors' | 'translator';
  /** Keeps its room, and is neither seen nor read out. */
  away?: boolean;
  /** Beside the label. */
  children?: ComponentChildren;
}

/** The paper in one sentence, and whose words they are. */
export function Tldr({ text, lang, by, away = false, children }: TldrProps): VNode {
  const { shared } = messages.value;
  const words = { authors: shared.authorsWords, translator: shared.translatorsWords }[by];
  return (
    <div class={away ? 'tldr away' : 'tldr'} data-words={by === 'authors' ? 'authors' : 'device'} aria-hidden={away}>
      <span class="tldr-label" lang={uiLanguage.value} title={by === 'authors' ? shared.authorsWordsHint : undefined}>
        {shared.tldr} · {words}
      </span>{' '}
      {!away && children}
      <span data-part={away ? undefined : 'tldr'} lang={lang}>
        <MathText text={text} />
      </span>
    </div>
  );
}
