import { findDay } from '../../core/dates.ts';
import { findCodeLinks } from '../code-links.ts';
import { type Identifier, findIdentifier, parseIdentifier } from '../identifier.ts';
import { asPaper, type PageType } from '../page-type.ts';
import { missingFields } from '../paper-field.ts';
import { paperConfidence, type PaperReading } from '../paper-reading.ts';
import { ABS, META } from '../selectors.ts';
import { orderCategories, parseSubjects } from '../subjects.ts';
import { toUnicode } from '../tex-accents.ts';
import { findText, findTexts, readHrefs, readText } from '../text.ts';
import { identifierOfUrl, isArxivUrl } from '../urls.ts';

export interface AbsReading extends PaperReading {
  withdrawnVersions: number[];
  /** arXiv's notice: of this version, or of a newer one. */
  withdrawnNotice: string | null;
}

const metaOf = (document: Document, selector: string): string | null =>
  document.querySelector(selector)?.getAttribute('content')?.trim() || null;

/** `2026/11/09` as `2026-11-09`. */
const isoDay = (slashed: string | null): string | null =>
  slashed !== null && /^\d{4}\/\d{2}\/\d{2}$/.test(slashed) ? slashed.replaceAll('/', '-') : null;

interface HistoryLine {
  version: number;
  /** `YYYY-MM-DD` */
  day: string | null;
  withdrawn: boolean;
}

/** `[v1] Wed, 4 Apr 2007 17:36:18 UTC (56 KB)`, one for each version. */
function parseHistory(text: string): HistoryLine[] {
  return text
    .split(/(?=\[v\d+\])/)
    .map((line) => ({ line, number: /^\[v(\d+)\]/.exec(line)?.[1] }))
    .filter((part): part is { line: string; number: string } => part.number !== undefined)
    .map(({ line, number }) => ({
      version: Number(number),
      day: findDay(line),
      withdrawn: line.includes('(withdrawn)'),
    }));
}

/** The page says its version in the cite-as row; its address says it only when asked for by version. */
function readIdentifier(document: Document, root: ParentNode, url: URL): Identifier | null {
  const cited = findIdentifier(findText(root, ABS.idVersionLink) ?? '');
  const shared = metaOf(document, META.url);
  const stated = [
    cited,
    shared !== null && URL.canParse(shared) ? identifierOfUrl(new URL(shared)) : null,
    identifierOfUrl(url),
  ];
  const plain = parseIdentifier(metaOf(document, META.arxivId) ?? findText(root, ABS.idLink) ?? '');
  const arxivId = plain?.arxivId ?? stated.find((identifier) => identifier !== null)?.arxivId;
  if (arxivId === undefined) return null;
  const versioned = stated.find((identifier) => identifier?.arxivId === arxivId && identifier.version !== null);
  return { arxivId, version: versioned?.version ?? null };
}

/** Names in the order and form shown, those behind "et al." too; from the meta tags where those know more. */
function readAuthors(document: Document, shown: string[]): string[] {
  const cited = [...document.querySelectorAll(META.author)].map((meta) => meta.getAttribute('content')?.trim() ?? '');
  if (cited.length <= shown.length) return shown;
  return cited.map((name) => {
    const [last = '', ...first] = name.split(', ');
    return toUnicode([...first, last].join(' '));
  });
}

/** Report number and journal reference look alike but for the label beside them. */
function readJournalRef(root: ParentNode): string | null {
  for (const cell of root.querySelectorAll(ABS.journalRef)) {
    const label = cell.previousElementSibling;
    if (label && /journal/i.test(readText(label))) return readText(cell);
  }
  return null;
}

function readDoi(document: Document, root: ParentNode): string | null {
  const cited = metaOf(document, META.doi);
  if (cited !== null) return cited;
  const link = root.querySelector(ABS.doi);
  if (!link) return null;
  return link.getAttribute('data-doi') ?? (/doi\.org\/(.+)$/.exec(link.getAttribute('href') ?? '')?.[1] || null);
}

/**
 * What an abstract page says; null when it is not one (an error page under the same address). What the page no longer
 * states where we look is taken from its meta tags, which the reading's confidence tells.
 */
export function parseAbs(document: Document, url: URL): AbsReading | null {
  const root: ParentNode = document.querySelector(ABS.root) ?? document;
  const shownTitle = findText(root, ABS.title);
  const citedTitle = metaOf(document, META.title);
  const title = shownTitle ?? (citedTitle === null ? null : toUnicode(citedTitle));
  const identifier = readIdentifier(document, root, url);
  if (title === null || identifier === null) return null;

  const historyElement = document.querySelector(ABS.history);
  const history = historyElement ? parseHistory(readText(historyElement)) : [];
  const dateline = findText(root, ABS.dateline) ?? '';
  const version = identifier.version ?? history.at(-1)?.version ?? null;
  const line = history.find((entry) => entry.version === version);

  const abstractElement = root.querySelector(ABS.abstract);
  const shownAbstract = abstractElement ? readText(abstractElement) : '';
  const abstract = shownAbstract || toUnicode(metaOf(document, META.abstract) ?? '');
  const shownAuthors = findTexts(root, ABS.authors);
  const commentsElement = root.querySelector(ABS.comments);
  const comments = commentsElement ? readText(commentsElement) : '';
  const hrefs = [abstractElement, commentsElement].flatMap((element) => (element ? readHrefs(element) : []));

  const primary = parseSubjects(findText(root, ABS.primarySubject) ?? '')[0] ?? null;
  const categories = orderCategories(primary, parseSubjects(findText(root, ABS.subjects) ?? ''));
  const withdrawnNotice = findText(root, ABS.withdrawal);
  const missing = missingFields({
    id: true,
    title: shownTitle !== null,
    authors: shownAuthors.length > 0,
    subjects: categories.length > 0,
    abstract: shownAbstract !== '',
  });

  return {
    paper: {
      arxivId: identifier.arxivId,
      version,
      title,
      authors: readAuthors(document, shownAuthors),
      abstract: abstract === '' ? null : abstract,
      primaryCategory: categories[0] ?? '',
      categories,
      comments: comments === '' ? null : comments,
      journalRef: readJournalRef(root),
      doi: readDoi(document, root),
      published: isoDay(metaOf(document, META.published)) ?? history[0]?.day ?? findDay(dateline),
      updated:
        isoDay(metaOf(document, META.updated)) ??
        line?.day ??
        findDay(/last revised.*/.exec(dateline)?.[0] ?? dateline),
      codeLinks: findCodeLinks(`${abstract} ${comments}`, hrefs),
      withdrawn: (line?.withdrawn ?? false) || (withdrawnNotice !== null && !/newer version/i.test(withdrawnNotice)),
    },
    source: 'record',
    abstractElement,
    anchor: abstractElement ?? root.querySelector(ABS.authorLine) ?? root.querySelector(ABS.title),
    missing,
    confidence: paperConfidence(missing),
    versions: history.map((entry) => entry.version),
    withdrawnVersions: history.filter((entry) => entry.withdrawn).map((entry) => entry.version),
    withdrawnNotice,
  };
}

export const absPage = {
  id: 'abs',
  examples: [
    'https://arxiv.org/abs/2601.18692',
    'https://arxiv.org/abs/2601.18692v2',
    'https://arxiv.org/abs/0704.0001',
    'https://arxiv.org/abs/hep-th/9901001',
    'https://www.arxiv.org/abs/math.GT/0309136v1?context=math',
    'http://export.arxiv.org/abs/cs/0212040#content',
  ],
  matches: (url: URL): boolean => isArxivUrl(url) && url.pathname.startsWith('/abs/') && identifierOfUrl(url) !== null,
  read: (document: Document, url: URL) => asPaper(parseAbs(document, url), document, ABS.sign),
} as const satisfies PageType;
