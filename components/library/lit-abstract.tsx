import { Fragment, type VNode } from 'preact';
import type { OfflineReading } from '../../lib/reader/reading.ts';
import { messages } from '../hooks/messages.ts';
import { MathText } from '../shared/math-text.tsx';
import { libraryWords } from './library-words.ts';

interface LitAbstractProps {
  abstract: string;
  reading: OfflineReading | null;
  /** Sentences that a finding under the pointer rests on. */
  lit: readonly number[];
}

/** The abstract as it stands, its findings underlined and those pointed at lit. */
export function LitAbstract({ abstract, reading, lit }: LitAbstractProps): VNode {
  const sentences = reading?.sentences ?? [];
  return (
    <section class="lit-abstract" aria-label={libraryWords.value.abstract}>
      <h3 class="part-heading">
        {libraryWords.value.abstract} <span class="muted small">{messages.value.shared.authorsWords}</span>
      </h3>
      <p lang="en" data-words="authors">
        {sentences.length === 0 ? (
          <MathText text={abstract} />
        ) : (
          sentences.map(({ id, text }, index) => (
            <Fragment key={id}>
              {index > 0 && ' '}
              <span data-sentence={id} data-finding={reading?.findings.includes(id)} data-lit={lit.includes(id)}>
                <MathText text={text} />
              </span>
            </Fragment>
          ))
        )}
      </p>
    </section>
  );
}
