/** An answer with one entry for each of several papers, as a form of ours asks for it. */
interface Listed {
  papers: Record<string, unknown>[];
}

type Edit = (answer: unknown) => unknown;

function edited(edit: (papers: Listed['papers']) => Listed['papers']): Edit {
  return (answer) => {
    const { papers } = answer as Partial<Listed>;
    // Anything else that was asked for meanwhile is answered as it should be.
    return papers?.[0]?.['id'] === undefined ? answer : { papers: edit(papers) };
  };
}

/** What models do to one entry among several, as `edit` of a fault. */
export const ITEM_FAULTS: Record<'missing' | 'grade' | 'unknown' | 'duplicate', Edit> = {
  missing: edited((papers) => papers.slice(1)),
  grade: edited((papers) => papers.map((paper, at) => (at === 0 ? { ...paper, relevance: 'very high' } : paper))),
  unknown: edited((papers) => papers.map((paper, at) => (at === 0 ? { ...paper, id: '9912.99999' } : paper))),
  duplicate: edited(([first = {}, ...others]) => [first, { ...first, relevance: 1, significance: 1 }, ...others]),
};
