import type { VNode } from 'preact';
import { isolated } from '../../../lib/core/bidi.ts';
import { sourceWords } from '../../../lib/exchange/brief-words.ts';
import type { BriefStatement } from '../../../lib/library/brief-statements.ts';
import { uiLanguage } from '../../hooks/messages.ts';
import { MathText } from '../../shared/math-text.tsx';
import { briefWords } from './brief-words.ts';

/** A stored sentence with its mark; under the last of a cell, where they stand. */
export function Statement({ statement, withSource }: { statement: BriefStatement; withSource: boolean }): VNode {
  const say = briefWords.value;
  const { text, language, evidence } = statement;
  // Said once, where the source is told; dash and quotes tell it before.
  const isPlain = evidence === 'authors' || evidence === 'none';
  const source = [...sourceWords(statement, say), ...(evidence === 'none' ? [say.evidence.none] : [])];
  return (
    <>
      <p class="brief-statement" lang={language} data-evidence={evidence} data-form={statement.source.form}>
        <span class="brief-dot" aria-hidden="true" />
        <span class="brief-text">
          <MathText text={text} />
        </span>{' '}
        <span class={isPlain ? 'visually-hidden' : 'muted small'}>{say.evidence[evidence]}</span>
      </p>
      {withSource && (
        <p class="brief-source muted small" lang={uiLanguage.value}>
          <span class="visually-hidden">
            {say.source}
            {say.colon}
          </span>
          {source.map((word, position) => (
            <span key={position}>
              {position > 0 && say.separator}
              <span class="brief-fact">{isolated(word)}</span>
            </span>
          ))}
        </p>
      )}
    </>
  );
}
