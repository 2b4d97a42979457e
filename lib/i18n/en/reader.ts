interface Part {
  term: string;
  text: string;
  /** What it was held against and how it came off. */
  measured?: string;
}

/**
 * How the offline reader works and what it can do; the options alone load it. Figures: `npm run eval`, development splits and the held-out
 * papers; `train/count-terms.ts`; `npm run bench`.
 */
export const reader: { lead: string; measured: string; parts: Part[]; limits: { title: string; items: string[] } } = {
  lead: 'What stands under a paper before any key is set was chosen on this computer, from title and abstract alone, without a model service and without a connection. It takes about a millisecond a paper, and the same text is read the same way in every browser.',
  measured: 'Measured',
  parts: [
    {
      term: 'Sentences and their roles',
      text: 'The abstract is cut into sentences. A conditional random field over words, word order and place, and four small neural nets over the whole abstract, say of each sentence whether it gives background, aim, method or result. They learned from CSAbstruct: abstracts of computer science labelled by people.',
      measured: '68% right, of 2,026 sentences of CSAbstruct that it had not seen.',
    },
    {
      term: 'The one sentence',
      text: 'A ranking learned from SciTLDR, where authors and reviewers say a paper in one line: the sentence most like what they write. It is the authors’ own; only a beginning such as “In this paper,” is left out.',
      measured:
        'It comes to 87% of what the best possible sentence has in common with those lines (ROUGE-1), on 619 papers of SciTLDR that it had not seen. Always taking the first sentence comes to 62%.',
    },
    {
      term: 'Key findings',
      text: 'Sentences that say what a paper contributes or found, at most seven, chosen by small nets from roles, wording, place, title and field. They learned from 214 papers of arXiv’s listings that we labelled ourselves. Weaknesses of earlier work are never taken.',
      measured:
        'On 44 other papers, 86% of what it chose were findings, and it chose 80% of all findings. A rule of fifteen phrases such as “we propose” comes to 84% and 40%.',
    },
    {
      term: 'Theme tags',
      text: 'Terms of a vocabulary of over a thousand that stand in title or abstract, in any of their spellings. Those come first that the title has, that are named often and that few other papers name. Up to two phrases of the title that the vocabulary lacks stand beside them.',
      measured:
        'From the abstract alone, the first tag is one the title names for 78% of 45 papers. On saved listings 94% of computer science papers have a tag, and 68% of mathematics.',
    },
    {
      term: 'Summary of the day',
      text: 'Tags are counted and held against the listings before, papers are compared and grouped by their words, and sentences quoted. Nothing in it was written by a model unless it says so.',
    },
    {
      term: 'Similar papers',
      text: 'By the words they share, rare ones weighing more, among the papers you have met.',
    },
  ],
  limits: {
    title: 'What it cannot do',
    items: [
      'It knows words and where they stand, and understands nothing: whether a result is sound or new it cannot say.',
      'What title and abstract do not say, it does not know. It never opens the full text.',
      'The models learned from English, most of it computer science. Elsewhere roles are less sure. Of Chinese abstracts only the wording is looked at.',
      'A paper about something the vocabulary has no word for gets no tag.',
    ],
  },
};
