import { countPapers, findAllPapers, findPapers } from '../db/papers.ts';
import { Neighbours } from '../reader/similar.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

/** The newest of a library that has grown: older ones say less of what is read now, and the reckoning stays short. */
const MOST_PAPERS = 5_000;
const SHOWN = 6;

export function similarHandlers({ database }: Services): Pick<Handlers, 'findSimilar'> {
  // Lost with the worker and reckoned anew: nothing is lost by it.
  let known: { count: number; neighbours: Neighbours } | null = null;
  return {
    async findSimilar({ arxivId }) {
      const count = await countPapers(database);
      if (known?.count !== count || !known.neighbours.has(arxivId)) {
        const papers = (await findAllPapers(database))
          .filter(({ abstract }) => abstract !== null)
          .toSorted((one, other) => other.storedAt.localeCompare(one.storedAt))
          .slice(0, MOST_PAPERS);
        const texts = papers.map(({ arxivId: id, title, abstract }) => ({ id, title, abstract: abstract ?? '' }));
        known = { count, neighbours: new Neighbours(texts) };
      }
      const near = known.neighbours.of(arxivId, SHOWN);
      const papers = await findPapers(
        database,
        near.map(({ id }) => id),
      );
      return {
        others: Math.max(0, count - 1),
        papers: papers.map(({ arxivId: id, title }) => ({ arxivId: id, title })),
      };
    },
  };
}
