import { storage } from 'wxt/utils/storage';

/** ISO 8601 instants at which a listing was opened. */
interface Visits {
  first: string;
  latest: string;
  before: string | null;
}

const visits = storage.defineItem<Record<string, Visits>>('local:listingVisits', { version: 1, fallback: {} });
/** Beyond it those that were left alone for longest are forgotten. */
const MOST = 100;

/** Notes that a listing was opened `at`; answers when it was for the first time, and before this time. */
export async function noteVisit(listing: string, at: string): Promise<{ first: string; before: string | null }> {
  const all = await visits.getValue();
  const known = Object.hasOwn(all, listing) ? all[listing] : undefined;
  if (known && known.latest >= at) return known;
  const visit = { first: known?.first ?? at, latest: at, before: known?.latest ?? null };
  const kept = Object.entries({ ...all, [listing]: visit }).toSorted(([, one], [, other]) =>
    other.latest < one.latest ? -1 : 1,
  );
  await visits.setValue(Object.fromEntries(kept.slice(0, MOST)));
  return visit;
}
