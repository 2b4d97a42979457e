import type { ComponentChildren, VNode } from 'preact';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { MathText } from './math-text.tsx';

export interface TldrProps {
  text: string;
  lang: 'zh' | 'en';
  by: 'authors' | 'translator' | 'model';
  /** On whose words they are; of the authors' own it is known. */
  hint?: string;
  /** Keeps its room, and is neither seen nor read out. */
  away?: boolean;
  /** Beside the label. */
  children?: ComponentChildren;
}

/** The paper in one sentence, and whose words they are. */
export function Tldr({ text, lang, by, hint, away = false, children }: TldrProps): VNode {
  const { shared } = messages.value;
  const words = { authors: shared.authorsWords, translator: shared.translatorsWords, model: shared.modelOwnWords }[by];
  return (
    <div class={away ? 'tldr away' : 'tldr'} data-words={by === 'translator' ? 'device' : by} aria-hidden={away}>
      <span class="tldr-label" lang={uiLanguage.value} title={by === 'authors' ? shared.authorsWordsHint : hint}>
        {shared.tldr} · {words}
      </span>{' '}
      {!away && children}
      <span data-part={away ? undefined : 'tldr'} lang={lang}>
        <MathText text={text} />
      </span>
    </div>
  );
}
