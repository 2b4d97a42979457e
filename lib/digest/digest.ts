import type { Language, PromptVersion, Provenance } from '../analysis/analysis.ts';

export const DIGEST_SECTIONS = ['themes', 'highlights', 'directions', 'reading'] as const;
export type DigestSection = (typeof DIGEST_SECTIONS)[number];

/** One sentence about the day and the papers it rests on; a claim without a paper does not exist. */
export interface DigestClaim {
  /** Markdown with TeX in `$…$`. */
  text: string;
  /** arXiv ids without version, all of them in the listing. */
  papers: string[];
  /** Of a theme or direction: what its papers have in common was rare in the week before. */
  fresh?: true;
}

/** What was written of a part of the day, for the whole to be written from. */
export interface DigestPart {
  /** Which papers, or which parts, it was written from: of others it says nothing. */
  of: string;
  sections: Record<DigestSection, DigestClaim[]>;
  dropped: number;
}

export interface DigestCoverage {
  /** Papers whose abstract was read in full. */
  read: number;
  /** Papers in the announcement. */
  total: number;
  /** Claims dropped because no paper of the listing stood behind them. */
  dropped: number;
  /** Papers a model was given and had no usable word on; of a day it went through paper by paper. */
  unscored?: number;
}

/** Summary of one announcement of one category in one language. */
export interface Digest {
  /** `digestKey` of the four fields below. */
  key: string;
  category: string;
  /** `YYYY-MM-DD`, the mailing day the listing names. */
  announcementDate: string;
  language: Language;
  /** 0 for the offline digest. */
  promptVersion: PromptVersion;
  source: 'offline' | 'model';
  sections: Record<DigestSection, DigestClaim[]>;
  coverage: DigestCoverage;
  provenance: Provenance;
}

export function digestKey(
  digest: Pick<Digest, 'category' | 'announcementDate' | 'language' | 'promptVersion'>,
): string {
  return [digest.category, digest.announcementDate, digest.language, digest.promptVersion].join('|');
}
