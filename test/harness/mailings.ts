import { renderCatchup, renderCatchupForm } from '../fixtures/arxiv/catchup-page.ts';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { DAY, type FixturePaper, PAPERS } from '../fixtures/arxiv/paper.ts';

/** What arXiv has announced, for a test that lives on another day than the fixtures. */
export interface Announced {
  /** Mailing days, `YYYY-MM-DD`; the last one is what `/list/<category>/new` shows. */
  days: readonly string[];
  categories: readonly string[];
  /** Entries a page of `/catchup`; 2000 at arXiv. */
  perPage?: number;
}

/** The fixtures' mailing under another day, each paper with an identifier that no other day has. */
export function papersOf(day: string): FixturePaper[] {
  const month = day.slice(2, 7).replace('-', '');
  const start = 10_000 + Number(day.slice(8)) * 1_000;
  const papers = PAPERS.filter(({ announced }) => announced === DAY);
  return papers.map((paper, index) => ({ ...paper, id: `${month}.${start + index}`, announced: day }));
}

export interface MailingAnswer {
  status: number;
  body: string;
}

const badRequest = (why: string): MailingAnswer => ({ status: 400, body: `<h1>400 Bad Request</h1><p>${why}</p>` });
const DAYS_BACK = 91;

/** What arXiv answers under `/list/<category>/new` and `/catchup`; null for every other address, and other categories' lists. */
export function answerMailing(url: URL, announced: Announced): MailingAnswer | null {
  const [, root, category = '', when = '', ...rest] = url.pathname.split('/');
  if (url.hostname !== 'arxiv.org' || rest.length > 0) return null;
  if (root === 'list' && when === 'new' && announced.categories.includes(category)) {
    const day = announced.days.at(-1) ?? DAY;
    const show = Number(url.searchParams.get('show') ?? 2_000);
    if (![25, 50, 100, 250, 500, 1_000, 2_000].includes(show)) return badRequest('Invalid show');
    const skip = Number(url.searchParams.get('skip') ?? 0);
    return { status: 200, body: renderListNew(category, day, { skip, show }, papersOf(day)) };
  }
  if (root !== 'catchup') return null;
  return category === '' ? { status: 200, body: renderCatchupForm() } : answerCatchup(url, category, when, announced);
}

/** As strict as arXiv: any other key, value, subject or day is a bad request; a day without a mailing is a page that says so. */
function answerCatchup(url: URL, category: string, day: string, announced: Announced): MailingAnswer {
  const { days, categories, perPage = 2_000 } = announced;
  if ([...url.searchParams.keys()].some((key) => key !== 'abs' && key !== 'page'))
    return badRequest('Unexpected parameters.');
  if (!categories.includes(category)) return badRequest('Invalid subject.');
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant)) return badRequest('Invalid date format.');
  const today = Math.max(Date.now(), ...days.map((each) => Date.parse(`${each}T00:00:00Z`)));
  if (instant > today || instant < today - DAYS_BACK * 86_400_000) return badRequest('Invalid date.');
  const abs = url.searchParams.get('abs') ?? 'False';
  if (abs !== 'True' && abs !== 'False') return badRequest('Invalid abs value.');
  const page = Number(url.searchParams.get('page') ?? '1');
  if (!Number.isInteger(page) || page < 1) return badRequest('Invalid page value.');
  const papers = days.includes(day) ? papersOf(day) : [];
  return { status: 200, body: renderCatchup(category, day, abs === 'True', { papers, page, perPage }) };
}
