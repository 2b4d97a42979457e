import { estimateDigest } from '../analysis/estimate.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { Language } from '../analysis/analysis.ts';
import { AppError } from '../core/errors.ts';
import { findAnnouncement, findAnnouncements } from '../db/announcements.ts';
import { findDigests } from '../db/digests.ts';
import type { PaperRecord } from '../db/schema.ts';
import { jobStore } from '../db/jobs.ts';
import type { Digest } from '../digest/digest.ts';
import { buildOfflineDigest } from '../digest/offline-digest.ts';
import { contextTokensOf } from '../providers/index.ts';
import { writtenBy } from '../providers/profile.ts';
import { jobId, type JobSubject } from '../queue/job.ts';
import { languagesOf, type Settings } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import { calibrations } from './calibrations.ts';
import { announcedPapers, toDayPapers } from './day-papers.ts';
import { digestCandidates } from './digest-candidates.ts';
import { findImportedDay } from './imported-day.ts';
import { newJob } from './new-job.ts';
import { findPastDays } from './past-days.ts';
import { priceOf } from './price-of.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { chooseProfile, findProfileNow } from './standing.ts';
import { toJobView } from './views.ts';

type DigestHandlers = Pick<Handlers, 'listAnnouncements' | 'getDigest' | 'estimateDigest' | 'buildDigest'>;
interface Announced {
  category: string;
  announcementDate: string;
}

export function digestHandlers(services: Services): DigestHandlers {
  const { database, queue } = services;

  const getAnnouncement = async ({ category, announcementDate }: Announced): Promise<Announcement> => {
    const announcement = await findAnnouncement(database, category, announcementDate);
    if (!announcement) throw new AppError('not-found');
    return announcement;
  };

  return {
    async listAnnouncements() {
      const all = await findAnnouncements(database);
      return all.map(({ entries: _entries, ...head }) => head);
    },
    async getDigest({ category, announcementDate }) {
      const announcement = await findAnnouncement(database, category, announcementDate);
      if (!announcement) return null;
      const records = await announcedPapers(services, announcement);
      const digests = await digestsOf(services, announcement, records);
      const job = await jobStore(database).find(jobId({ task: 'digest', category, announcementDate }));
      const isOpen = job && job.state !== 'done' && job.state !== 'cancelled';
      return {
        announcement,
        digests,
        source: digests.every(({ source }) => source === 'model') ? 'model' : 'offline',
        job: isOpen ? toJobView(job) : null,
        titles: titlesOf(digests, records),
        ...(await findImportedDay(database, announcement)),
      };
    },
    async estimateDigest(announced) {
      const announcement = await getAnnouncement(announced);
      const settings = await getSettings();
      const profile = await findProfileNow(database, 'digest');
      const { read, ...estimate } = estimateDigest({
        ...announced,
        papers: digestCandidates(announcement, await announcedPapers(services, announcement)),
        languages: writtenBy(profile, languagesOf(settings.analysisLanguages)),
        contextTokens: contextTokensOf(profile),
      });
      const tokens = (await calibrations(database, profile?.model ?? ''))('digest', estimate);
      return { papers: read, ...tokens, ...priceOf(profile, tokens) };
    },
    async buildDigest({ category, announcementDate, again = false }) {
      const announcement = await getAnnouncement({ category, announcementDate });
      const papers = digestCandidates(announcement, await announcedPapers(services, announcement));
      if (papers.length === 0) throw new AppError('nothing-to-summarise');
      const wanted = languagesOf((await getSettings()).analysisLanguages);
      const stored = await findDigests(database, category, announcementDate);
      const missing = wanted.filter((language) => !stored.some((digest) => digest.language === language));
      // What is there already is not paid for again, unless all of it is there and it was asked for.
      const languages = missing.length > 0 || !again ? missing : wanted;
      if (languages.length === 0) throw new AppError('nothing-to-summarise');
      const subject: JobSubject = { task: 'digest', category, announcementDate };
      const profile = await chooseProfile(database, 'digest');
      const [job] = await queue.enqueue([newJob({ subject, languages, priority: 1, ...profile })]);
      if (!job) throw new AppError('internal');
      return toJobView(job);
    },
  };
}

/** What a model wrote, else what can be said without one; in every language the reader wants. */
export async function digestsOf(
  services: Pick<Services, 'database'>,
  announcement: Announcement,
  records: readonly PaperRecord[],
): Promise<Digest[]> {
  const { category, announcementDate } = announcement;
  const stored = await findDigests(services.database, category, announcementDate);
  const settings = await getSettings();
  const now = new Date().toISOString();
  const papers = toDayPapers(announcement, records, settings.tagRules);
  const past = await findPastDays(services, announcement, settings.tagRules);
  return digestLanguages(settings, stored).map(
    (language) =>
      stored.find((digest) => digest.language === language) ??
      buildOfflineDigest({ announcement, papers, language, rules: settings, past, now }),
  );
}

/** Those asked for and those a model wrote; without a model the UI's as well, since it costs nothing. */
function digestLanguages({ uiLanguage, analysisLanguages }: Settings, stored: readonly Digest[]): Language[] {
  const ui: Language = uiLanguage === 'zh-CN' ? 'zh' : 'en';
  const written = stored.map(({ language }) => language);
  return [...new Set([...written, ...languagesOf(analysisLanguages), ...(written.length > 0 ? [] : [ui])])];
}

function titlesOf(digests: readonly Digest[], records: readonly PaperRecord[]): Record<string, string> {
  const named = new Set(
    digests.flatMap(({ sections }) =>
      Object.values(sections).flatMap((claims) => claims.flatMap((claim) => claim.papers)),
    ),
  );
  return Object.fromEntries(
    records.filter(({ arxivId }) => named.has(arxivId)).map(({ arxivId, title }) => [arxivId, title]),
  );
}
