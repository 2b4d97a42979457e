/** What a summary tool without a model goes by; it takes the words wherever they stand. */
const PHRASES = [
  'we propose',
  'we present',
  'we introduce',
  'we develop',
  'we show',
  'we demonstrate',
  'we find',
  'this paper',
  'our method',
  'our approach',
  'results show',
  'outperforms',
  'state-of-the-art',
  'novel',
  'new',
];

/**
 * Findings by cue phrases, as daily reports made them: every sentence with one of fifteen phrases, else the last two. Measured beside
 * the reader, as what it must be better than. Indexes of the chosen sentences.
 */
export function chooseByCuePhrases(sentences: readonly string[]): number[] {
  const all = sentences.map((_, index) => index);
  const chosen = all.filter((index) =>
    PHRASES.some((phrase) => (sentences[index] ?? '').toLowerCase().includes(phrase)),
  );
  return chosen.length > 0 ? chosen : all.slice(-2);
}
