/** How the offline reader works and what it can do; the options alone load it. Figures: `npm run eval`, development splits. */
export const reader = {
  lead: 'What stands under a paper before any key is set was chosen on this computer, without a model service and without a connection.',
  parts: [
    {
      term: 'Sentences and their roles',
      text: 'The abstract is cut into sentences; a small statistical model, trained on abstracts that people labelled, says of each whether it gives background, aim, method or result. It knows words and their order in the abstract, and understands nothing. About two in three are right on abstracts it has not seen; on Chinese abstracts only rules of wording are used.',
    },
    {
      term: 'The one sentence',
      text: 'The sentence most like what authors themselves write as a summary in one line. It is the authors’ own, never rewritten. It says 86 % of what the best possible choice would.',
    },
    {
      term: 'Key findings',
      text: 'Sentences that state a result or a contribution; figures weigh more, weaknesses of earlier work are left out. What an abstract does not say, no choice of sentences can.',
    },
    {
      term: 'Theme tags',
      text: 'Terms of a fixed vocabulary that stand in title or abstract, in any of their spellings. A paper about something the vocabulary has no word for gets no tag.',
    },
    {
      term: 'Summary of the day',
      text: 'Tags are counted, papers compared by their words, and sentences quoted. Nothing in it was written by a model unless it says so.',
    },
    {
      term: 'Similar papers',
      text: 'By the words they share, rare ones weighing more, among the papers you have met.',
    },
  ],
};
