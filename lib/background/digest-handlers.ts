import type { Announcement } from '../arxiv/announcement.ts';
import type { Language } from '../analysis/analysis.ts';
import { AppError } from '../core/errors.ts';
import { findAnnouncement, findAnnouncements } from '../db/announcements.ts';
import { findDigests } from '../db/digests.ts';
import type { PaperRecord } from '../db/schema.ts';
import type { DayPaper } from '../digest/day.ts';
import type { Digest } from '../digest/digest.ts';
import { buildOfflineDigest } from '../digest/offline-digest.ts';
import type { JobSubject } from '../queue/job.ts';
import { languageOf, languagesOf, type Settings } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import { announcedPapers, toDayPapers } from './day-papers.ts';
import { selectOfDay } from './day-selection.ts';
import { digestCandidates } from './digest-candidates.ts';
import { findDigestJob, getAnnouncement, toDigestJobView } from './digest-job.ts';
import { estimateDay } from './estimate-day.ts';
import { findImportedDay } from './imported-day.ts';
import { newJob } from './new-job.ts';
import { findPastDays } from './past-days.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { chooseProfile } from './standing.ts';

type DigestHandlers = Pick<Handlers, 'listAnnouncements' | 'getDigest' | 'estimateDigest' | 'buildDigest'>;

export function digestHandlers(services: Services): DigestHandlers {
  const { database, queue } = services;

  return {
    async listAnnouncements() {
      const all = await findAnnouncements(database);
      return all.map(({ entries: _entries, ...head }) => head);
    },
    async getDigest({ category, announcementDate }) {
      const announcement = await findAnnouncement(database, category, announcementDate);
      if (!announcement) return null;
      const records = await announcedPapers(services, announcement);
      const settings = await getSettings();
      const papers = toDayPapers(announcement, records, settings.tagRules);
      const digests = await digestsOf(services, announcement, papers);
      const job = await findDigestJob(services, announcement);
      const { selection, standIns } = await selectOfDay(services, { records, papers }, settings);
      const isOpen = job && job.state !== 'done' && job.state !== 'cancelled';
      return {
        announcement,
        digests,
        source: digests.every(({ source }) => source === 'model') ? 'model' : 'offline',
        job: isOpen ? await toDigestJobView(services, job) : null,
        titles: titlesOf(
          [
            ...digests.flatMap(({ sections }) => Object.values(sections).flat()),
            { papers: selection.papers.map(({ arxivId }) => arxivId) },
          ],
          records,
        ),
        selection,
        standIns,
        ...(await findImportedDay(database, announcement)),
      };
    },
    async estimateDigest(announced) {
      const announcement = await getAnnouncement(services, announced);
      return estimateDay(services, announcement, await announcedPapers(services, announcement));
    },
    async buildDigest({ category, announcementDate, again = false }) {
      const announcement = await getAnnouncement(services, { category, announcementDate });
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
      const before = await findDigestJob(services, announcement);
      // What was written of parts of the day by a build that came to no end is paid, and goes on from there.
      const parts = before && before.state !== 'done' && before.parts ? { parts: before.parts } : {};
      const [job] = await queue.enqueue([newJob({ subject, languages, priority: 1, ...parts, ...profile })]);
      if (!job) throw new AppError('internal');
      return toDigestJobView(services, job);
    },
  };
}

/** What a model wrote, else what can be said without one; in every language the reader wants. */
export async function digestsOf(
  services: Pick<Services, 'database'>,
  announcement: Announcement,
  papers: readonly DayPaper[],
): Promise<Digest[]> {
  const { category, announcementDate } = announcement;
  const stored = await findDigests(services.database, category, announcementDate);
  const settings = await getSettings();
  const languages = digestLanguages(settings, stored);
  const written = new Map(stored.map((digest) => [digest.language, digest]));
  if (languages.every((language) => written.has(language))) return languages.flatMap((each) => written.get(each) ?? []);
  const now = new Date().toISOString();
  const past = await findPastDays(services, announcement, settings.tagRules);
  return languages.map(
    (language) =>
      written.get(language) ?? buildOfflineDigest({ announcement, papers, language, rules: settings, past, now }),
  );
}

/** Those asked for and those a model wrote; without a model the UI's as well, since it costs nothing. */
function digestLanguages({ uiLanguage, analysisLanguages }: Settings, stored: readonly Digest[]): Language[] {
  const written = stored.map(({ language }) => language);
  return [
    ...new Set([
      ...written,
      ...languagesOf(analysisLanguages),
      ...(written.length > 0 ? [] : [languageOf(uiLanguage)]),
    ]),
  ];
}

function titlesOf(claims: readonly { papers: string[] }[], records: readonly PaperRecord[]): Record<string, string> {
  const named = new Set(claims.flatMap(({ papers }) => papers));
  return Object.fromEntries(
    records.filter(({ arxivId }) => named.has(arxivId)).map(({ arxivId, title }) => [arxivId, title]),
  );
}
