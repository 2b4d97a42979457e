import { estimateDigest, estimateReduce, estimateTriage, type TokenEstimate } from '../analysis/estimate.ts';
import { countReduce, nextReduce } from '../analysis/plan-reduce.ts';
import { chunkPapers } from '../analysis/plan-triage.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { PaperRecord } from '../db/schema.ts';
import type { Estimate } from '../messaging/protocol.ts';
import { contextTokensOf } from '../providers/index.ts';
import { writtenBy } from '../providers/profile.ts';
import { languagesOf } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import { toDigestPapers } from './build-digest.ts';
import { calibrations } from './calibrations.ts';
import { takeDayTriage, toTriagePaper, triageBasis } from './day-triage.ts';
import { digestCandidates } from './digest-candidates.ts';
import { priceOf } from './price-of.ts';
import type { Services } from './services.ts';
import { findProfileNow, readsFirst } from './standing.ts';

/** What a day's summary would send and cost: first looks at the papers that have none, and the calls that join them. */
export async function estimateDay(
  services: Services,
  announcement: Announcement,
  records: readonly PaperRecord[],
): Promise<Estimate> {
  const { database } = services;
  const settings = await getSettings();
  const profile = await findProfileNow(database, 'digest');
  const { category, announcementDate } = announcement;
  const languages = writtenBy(profile, languagesOf(settings.analysisLanguages));
  const contextTokens = contextTokensOf(profile);
  const factors = await calibrations(database, profile?.model ?? '');
  if (profile !== null && !(await readsFirst(database))) {
    const papers = digestCandidates(announcement, records);
    const { read, ...tokens } = estimateDigest({ category, announcementDate, papers, languages, contextTokens });
    const reckoned = factors('digest', tokens);
    return { papers: read, ...reckoned, ...priceOf(profile, reckoned) };
  }
  const basis = triageBasis(settings);
  const triage = await takeDayTriage(database, { announcement, records }, basis, Date.now());
  const day = { papers: toDigestPapers(triage), topics: [], contextTokens };
  const step = nextReduce(day, []);
  const each = estimateReduce(step, { category, announcementDate, languages });
  const calls = triage.papers.length === 0 ? 0 : countReduce(day);
  const joining = factors('digest', {
    inputTokens: each.inputTokens * calls,
    outputTokens: each.outputTokens * calls,
  });
  const reader = await findProfileNow(database, 'triage');
  const limits = { contextTokens: contextTokensOf(reader), languages: basis.languages };
  const looks = chunkPapers(
    triage.open.map((paper) => toTriagePaper(paper, basis.interests)),
    limits,
  ).map((papers) => estimateTriage({ papers, interests: basis.interests, languages: basis.languages }));
  const looking = (await calibrations(database, reader?.model ?? ''))('triage', sumOf(looks));
  const prices = [priceOf(reader, looking), priceOf(profile, joining)] as const;
  return {
    papers: triage.papers.length,
    ...sumOf([looking, joining]),
    ...prices[1],
    // Where the price of one half is not known, that of the whole is not.
    cost: prices[0].cost === null || prices[1].cost === null ? null : prices[0].cost + prices[1].cost,
  };
}

function sumOf(estimates: readonly TokenEstimate[]): TokenEstimate {
  return {
    inputTokens: estimates.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    outputTokens: estimates.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
  };
}
