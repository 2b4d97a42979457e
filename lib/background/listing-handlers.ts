import { AppError } from '../core/errors.ts';
import { findPapers } from '../db/papers.ts';
import type { PaperRecord } from '../db/schema.ts';
import { followedOf } from '../interests/interests.ts';
import type { InterestScore } from '../interests/learned/interest-model.ts';
import type { Term } from '../interests/learned/terms.ts';
import { rank, type Rankable } from '../interests/rank.ts';
import { rankWords, tellReasons } from '../interests/rank-words.ts';
import { matchRules } from '../interests/rules.ts';
import type { ListingQuery, PaperView, Placing, Ranking, RuleList } from '../messaging/protocol.ts';
import { nameTags } from '../reader/tag-names.ts';
import { noteVisit } from '../settings/listing-visits.ts';
import { languageOf, type Settings } from '../settings/settings.ts';
import { getSettings, patchSettings } from '../settings/store.ts';
import type { Handlers } from './router.ts';
import { patternsMet, patternsOfEach, type PatternTrials } from './rule-patterns.ts';
import type { Services } from './services.ts';
import { tellSettings } from './tell-settings.ts';
import { paperViews } from './views.ts';

type ListingHandlers = Pick<Handlers, 'rankListing' | 'testRule' | 'changeRule'>;

/** What the settings' schema takes. */
const MOST_RULES = 200;
const FIELDS = { include: 'includeKeywords', exclude: 'excludeKeywords' } as const satisfies Record<
  RuleList,
  keyof Settings
>;

/** The order of a listing, and the rules it goes by. */
export function listingHandlers(services: Services, documents: PatternTrials): ListingHandlers {
  const { database } = services;
  return {
    async rankListing(query) {
      const settings = await getSettings();
      const records = await findPapers(database, [...new Set(query.entries.map(({ arxivId }) => arxivId))]);
      const views = await paperViews(services, records);
      const patterns = await patternsOfEach(services, documents, settings, records);
      const known = new Map(
        records.flatMap((record, at) => {
          const view = views[at];
          return view ? [[record.arxivId, { record, view, patterns: patterns[at] }] as const] : [];
        }),
      );
      const found = query.entries.map((entry) => ({ entry, ...known.get(entry.arxivId) }));
      const rankables = found.map(({ entry, view, patterns: met }) => toRankable(entry, view, settings, met));
      const ranked = rank(rankables, query.listing);
      const visit = await noteVisit(query.listing, query.openedAt);
      const language = languageOf(settings.uiLanguage);
      const nameOf = (term: Term): string =>
        term.kind === 'tag' ? (nameTags([term.text])[term.text]?.[language] ?? term.text) : term.text;
      const met = new Set<string>();
      const placings = found.map(({ entry, record, view }, at): Placing | null => {
        const [place, rankable] = [ranked[at], rankables[at]];
        if (!place || !rankable || !record || !view) return null;
        const isTwice = met.has(entry.arxivId);
        met.add(entry.arxivId);
        const words = rankWords(language);
        const { title } = record;
        const seenIn = entry.kind === 'replacement' ? null : findSeenIn(record, view, query, visit.first);
        const repeat = isTwice ? words.twice(title) : seenIn !== null && words.seenIn(seenIn, title);
        const { excluded } = rankable.rules;
        return {
          place: place.place,
          score: place.score,
          reasons: tellReasons(place, { language, nameOf }),
          explored: place.explored,
          ...(repeat !== false
            ? { folded: { why: 'repeat', words: repeat } }
            : excluded.length > 0
              ? { folded: { why: 'rule', words: words.ruledOut(excluded, title) } }
              : {}),
        };
      });
      const { includeKeywords, excludeKeywords } = await getSettings();
      return {
        placings,
        grounded: ranked.some(({ reasons }) => reasons.length > 0),
        before: visit.before,
        rules: { include: includeKeywords, exclude: excludeKeywords },
      } satisfies Ranking;
    },
    async testRule({ rule, arxivIds }) {
      const papers = await findPapers(database, arxivIds);
      const outcome = (await patternsMet(documents, [rule], papers)).get(rule);
      if (typeof outcome === 'string') return { problem: outcome };
      const met = papers.filter(
        (paper, at) =>
          outcome?.includes(at) ??
          matchRules({ includeKeywords: [rule], excludeKeywords: [] }, paper).included.length > 0,
      );
      return { arxivIds: met.map(({ arxivId }) => arxivId) };
    },
    async changeRule({ rule, list, remove = false }) {
      const field = FIELDS[list];
      await patchSettings((settings) => {
        const others = settings[field].filter((line) => line !== rule);
        if (!remove && others.length >= MOST_RULES) throw new AppError('bad-message', 'too many rules');
        return { [field]: remove ? others : [...others, rule] };
      });
      await tellSettings(services);
    },
  };
}

function toRankable(
  { arxivId, section }: ListingQuery['entries'][number],
  view: (PaperView & { interest?: InterestScore }) | undefined,
  settings: Settings,
  patterns: ReadonlySet<string> | undefined,
): Rankable {
  if (!view) {
    const rules = { score: 0, included: [], excluded: [] };
    return {
      arxivId,
      section,
      learned: null,
      grades: null,
      rules,
      followed: [],
      hasCode: false,
      withdrawn: true,
    };
  }
  const { paper, reading, interest, triage } = view;
  return {
    arxivId,
    section,
    learned: interest ?? null,
    grades: triage?.triage ?? null,
    rules: matchRules(settings, paper, patterns),
    followed: followedOf(settings, paper.authors),
    hasCode: paper.codeLinks.length + (reading?.codeLinks.length ?? 0) > 0,
    withdrawn: paper.withdrawn,
  };
}

/** The other category in whose mailing the reader saw a paper before this listing was ever opened; null: in none. */
function findSeenIn(
  { announced }: PaperRecord,
  { mark }: PaperView,
  { listing }: ListingQuery,
  firstOpened: string,
): string | null {
  const [category, day] = listing.split(' ');
  if (day === undefined || mark.seenAt === null || Date.parse(mark.seenAt) >= Date.parse(firstOpened)) return null;
  const other = announced.find((each) => each.category !== category && each.announcementDate <= day);
  return other?.category ?? null;
}
