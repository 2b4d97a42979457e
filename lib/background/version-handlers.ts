import { type Analysis, isImported } from '../analysis/analysis.ts';
import type { EarlierText } from '../arxiv/earlier-text.ts';
import { findAnalyses } from '../db/analyses.ts';
import { findAnnouncement } from '../db/announcements.ts';
import { findPaper, findPapers, putNoted } from '../db/papers.ts';
import type { PaperRecord } from '../db/schema.ts';
import { comparison as en } from '../i18n/en/comparison.ts';
import { comparison as zh } from '../i18n/zh/comparison.ts';
import { compareTexts, type Piece } from '../library/compare-texts.ts';
import { findStanding } from '../library/standing-findings.ts';
import { earlierToCompare } from '../library/version-news.ts';
import { languageOf } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { findPaperView, paperViews } from './views.ts';

type VersionHandlers = Pick<Handlers, 'compareVersions' | 'noteVersion' | 'listReplaced'>;

const comparisonWords = { en, zh };

/** What newer versions of papers say otherwise, reckoned here: pages get words, and load nothing to compare them. */
export function versionHandlers({ database, events }: Services): VersionHandlers {
  return {
    async compareVersions({ arxivId, from }) {
      const paper = await findPaper(database, arxivId);
      const earlier = paper && earlierToCompare(paper, from);
      if (!paper || !earlier) return null;
      const { uiLanguage } = await getSettings();
      const words = comparisonWords[languageOf(uiLanguage)];
      const changes = compareTexts(earlier, paper);
      const parts = (['title', 'authors', 'abstract', 'comments', 'pages'] as const).flatMap((part) => {
        const pieces = changes[part];
        return pieces ? [{ part, label: words.parts[part], pieces, lang: 'en' as const }] : [];
      });
      if (parts.length === 0) return [{ part: 'nothing', label: words.nothing, pieces: [] }];
      const stored = (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
      const ofEarlier = stored.filter((analysis) => isOf(analysis, paper, earlier));
      const analysis = ofEarlier.find(({ language }) => language === languageOf(uiLanguage)) ?? ofEarlier[0];
      if (!analysis || !changes.abstract) return parts;
      const standing = findStanding(analysis.findings, { from: earlier.abstract, to: paper.abstract ?? '' });
      if (standing.length === 0) return parts;
      const { findings } = words.parts;
      const gone = standing.filter(({ stands }) => !stands);
      return [
        ...parts,
        {
          part: 'findings',
          label: `${findings}: ${words.stand(standing.length - gone.length, standing.length)}`,
          pieces: gone.map(({ text }): Piece => ['del', text]),
          lang: analysis.language,
        },
      ];
    },
    async noteVersion({ arxivId }) {
      await putNoted(database, arxivId, new Date().toISOString());
      const view = await findPaperView({ database }, arxivId);
      if (view) events.tell({ type: 'paper', view });
    },
    async listReplaced({ category, announcementDate }) {
      const announcement = await findAnnouncement(database, category, announcementDate);
      const replaced = (announcement?.entries ?? []).filter(({ kind }) => kind === 'replacement');
      const records = await findPapers(
        database,
        replaced.map(({ arxivId }) => arxivId),
      );
      const views = await paperViews({ database }, records);
      return views.flatMap(({ paper: { arxivId, title }, replaced: news }) => (news ? [{ arxivId, title, news }] : []));
    },
  };
}

/** Of a text without a version: what was made before another one was met. */
function isOf(analysis: Analysis, { arxivId }: PaperRecord, { version, until }: EarlierText): boolean {
  if (analysis.form !== 'abstract' || isImported(analysis)) return false;
  if (version !== null) return analysis.arxivIdV === `${arxivId}v${version}`;
  return analysis.arxivIdV === arxivId && (until === null || analysis.provenance.createdAt <= until);
}
