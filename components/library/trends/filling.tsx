import type { VNode } from 'preact';
import { trendsWords } from './trends-words.ts';

/** How weeks get their papers. */
export function Filling(): VNode {
  const say = trendsWords.value;
  return (
    <>
      {say.fills}{' '}
      <a href="https://arxiv.org/catchup" target="_blank" rel="noopener">
        {say.pastDays}
      </a>{' '}
      · <a href="/options.html#section-follow">{say.follow}</a>
    </>
  );
}
