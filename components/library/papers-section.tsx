import type { VNode } from 'preact';
import { libraryWords } from './library-words.ts';

/** Every paper that was met. */
export function PapersSection(): VNode {
  return <h1 class="visually-hidden">{libraryWords.value.papers}</h1>;
}
