import type { EntryKind } from '../arxiv/paper.ts';

export const ORDERS = ['arxiv', 'score', 'unseen', 'code', 'kind', 'tag'] as const;
export type Order = (typeof ORDERS)[number];

export const KINDS = ['new', 'cross', 'replacement'] as const satisfies readonly EntryKind[];
export const TRAITS = ['unseen', 'code', 'starred', 'analysed'] as const;
export type Trait = (typeof TRAITS)[number];
/** Least scores to choose from; 50 is a paper that nothing speaks for or against. */
export const SCORES = [51, 65, 80] as const;

/** How a listing of arXiv's is shown: in what order, and which of its rows. */
export interface ListingView {
  order: Order;
  /** Any of them; none: all. */
  kinds: EntryKind[];
  /** All of them. */
  traits: Trait[];
  /** At least so much of 100; 0: any. */
  score: number;
  tag: string | null;
  /** What does not match is gone and not only dimmed. */
  hides: boolean;
}

export const ARXIV_VIEW: ListingView = { order: 'arxiv', kinds: [], traits: [], score: 0, tag: null, hides: false };

/** By how many things rows are chosen. */
export function countFilters({ kinds, traits, score, tag }: ListingView): number {
  return kinds.length + traits.length + Number(score > 0) + Number(tag !== null);
}

/** Whether any row is passed over. */
export function isFiltering(view: ListingView): boolean {
  return countFilters(view) > 0;
}

const PART = /(?:^|&)marginalia=([^&]*)/;

/** What a row has, for a view to choose by. */
export interface RowTraits {
  kind: EntryKind;
  traits: ReadonlySet<Trait>;
  score: number | null;
  tags: readonly string[];
}

export function matches({ kinds, traits, score, tag }: ListingView, row: RowTraits): boolean {
  return (
    (kinds.length === 0 || kinds.includes(row.kind)) &&
    traits.every((trait) => row.traits.has(trait)) &&
    (score === 0 || (row.score ?? 0) >= score) &&
    (tag === null || row.tags.includes(tag))
  );
}

/** The view an address's hash names, `#item5&marginalia=order:score;kind:new`; null where it names none. */
export function parseHash(hash: string): ListingView | null {
  const part = PART.exec(hash.replace(/^#/, ''))?.[1];
  if (part === undefined) return null;
  const fields = new Map(
    part.split(';').map((field) => {
      const at = field.indexOf(':');
      return [field.slice(0, at), decode(field.slice(at + 1))] as const;
    }),
  );
  const list = (name: string): string[] => fields.get(name)?.split(',') ?? [];
  const score = Number(fields.get('score'));
  return {
    order: ORDERS.find((order) => order === fields.get('order')) ?? 'arxiv',
    kinds: KINDS.filter((kind) => list('kind').includes(kind)),
    traits: TRAITS.filter((trait) => list('only').includes(trait)),
    score: Number.isInteger(score) && score >= 0 && score <= 100 ? score : 0,
    tag: fields.get('tag') || null,
    hides: fields.get('rest') === 'hidden',
  };
}

/** arXiv's own anchor of the hash and the view behind it; without a view the anchor alone, and nothing without either. */
export function formatHash(hash: string, view: ListingView): string {
  const anchor = hash.replace(/^#/, '').replace(PART, '');
  const fields = [
    ...(view.order === 'arxiv' ? [] : [`order:${view.order}`]),
    ...(view.kinds.length > 0 ? [`kind:${view.kinds.join(',')}`] : []),
    ...(view.traits.length > 0 ? [`only:${view.traits.join(',')}`] : []),
    ...(view.score > 0 ? [`score:${view.score}`] : []),
    ...(view.tag === null ? [] : [`tag:${encodeURIComponent(view.tag)}`]),
    ...(view.hides ? ['rest:hidden'] : []),
  ];
  const parts = [anchor, ...(fields.length > 0 ? [`marginalia=${fields.join(';')}`] : [])].filter(Boolean);
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

/** What somebody wrote into the address by hand need not be well formed. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
