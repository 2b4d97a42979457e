import { findLedger } from '../db/ledger.ts';
import { findPapers } from '../db/papers.ts';
import type { LedgerRow } from '../db/schema.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

/** `2611.09014v2` and `hep-th/9901001v1`; a summary's subject is `cs.CV 2026-11-17`. */
const VERSION = /v\d+$/;
const OF_DAY = /^(\S+) \d{4}-\d{2}-\d{2}$/;

export function ledgerHandlers({ database }: Services): Pick<Handlers, 'getLedger'> {
  return {
    async getLedger({ from, to }) {
      const rows = await findLedger(database, from, to);
      const arxivIds = [...new Set(rows.map(({ subject }) => subject.replace(VERSION, '')))];
      const papers = await findPapers(database, arxivIds);
      const categories = new Map(papers.map((paper) => [paper.arxivId, paper.primaryCategory]));
      const categoryOf = ({ subject }: LedgerRow): string | null =>
        OF_DAY.exec(subject)?.[1] ?? categories.get(subject.replace(VERSION, '')) ?? null;
      return rows.map((row) => ({ ...row, category: categoryOf(row) }));
    },
  };
}
