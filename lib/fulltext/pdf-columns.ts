import type { Fragment } from './pdf-fragments.ts';
import { isProse, type Metrics } from './pdf-metrics.ts';

/** Lines of one column, or across both, that are read one after another. */
export interface Region {
  fragments: Fragment[];
  /** Where its lines start and end. */
  left: number;
  right: number;
}

/** How far the middle of a page may lie from the gap between its columns, as a part of the width. */
const MIDDLE = [0.3, 0.7] as const;
const SLACK = 2;
/** Lines are enough to tell where columns are, however many a file has. */
const MOST_LINES = 5000;
/** More even columns than this one page does not have. */
const MOST_BANDS = 4;

/** The place that nearly no line of text crosses, with columns on both sides; null in one column. */
export function gutterOf(fragments: readonly Fragment[], width: number, metrics: Metrics): number | null {
  if (!Number.isFinite(width)) return null;
  const prose = fragments.filter((fragment) => isProse(fragment, metrics)).slice(0, MOST_LINES);
  const enough = Math.max(4, 0.15 * prose.length);
  let best: { from: number; to: number; crossing: number } | null = null;
  const step = Math.max(1, width / 600);
  for (let place = MIDDLE[0] * width; place <= MIDDLE[1] * width; place += step) {
    const crossing = prose.filter((fragment) => crosses(fragment, place)).length;
    const before = prose.filter(({ right }) => right <= place + SLACK).length;
    if (before < enough || prose.length - before - crossing < enough || crossing > 0.2 * prose.length) continue;
    if (best === null || crossing < best.crossing) best = { from: place, to: place, crossing };
    else if (crossing === best.crossing && place - best.to < 1.5 * step) best.to = place;
  }
  return best && (best.from + best.to) / 2;
}

const crosses = ({ x, right }: Fragment, place: number): boolean => x < place - SLACK && right > place + SLACK;

/** A page may have columns of its own, lines in one of them only, or one column in a paper of two. */
export function pageGutter(
  fragments: readonly Fragment[],
  width: number,
  metrics: Metrics,
  usual: number | null,
): number | null {
  const own = gutterOf(fragments, width, metrics);
  if (own !== null || usual === null) return own;
  const prose = fragments.filter((fragment) => isProse(fragment, metrics));
  return prose.filter((fragment) => crosses(fragment, usual)).length > 0.5 * prose.length ? null : usual;
}

/** The regions of a page in reading order. What stands across both columns parts what is above it from what is below. */
export function regionsOf(
  fragments: readonly Fragment[],
  gutter: number | null,
  metrics: Metrics,
  isFirst: boolean,
): Region[] {
  if (fragments.length === 0) return [];
  if (gutter === null) return [regionOf([...fragments], metrics)];
  const zones = zonesOf(fragments, gutter, metrics, isFirst);
  const isInZone = ({ y }: Fragment) => zones.some(({ top, bottom }) => y >= top && y <= bottom);
  const columns = fragments.filter((fragment) => !isInZone(fragment));
  const regions: Region[] = [];
  const tops = [-Infinity, ...zones.map(({ bottom }) => bottom)];
  for (const [index, top] of tops.entries()) {
    const zone = zones[index];
    const between = columns.filter(({ y }) => y > top && y < (zone?.top ?? Infinity));
    for (const band of bandsOf(between, gutter, metrics)) {
      for (const isLeft of [true, false]) {
        const side = band.filter((fragment) => isLeftOf(fragment, gutter) === isLeft);
        if (side.length > 0) regions.push(columnOf(side, columns, gutter, isLeft, metrics));
      }
    }
    if (zone) {
      const across = fragments.filter(({ y }) => y >= zone.top && y <= zone.bottom);
      regions.push(regionOf(across, metrics));
    }
  }
  return regions;
}

/**
 * Columns that were made even before more was set below them are read before it. Only a gap across the page, and that the
 * file draws the upper right before the lower left, tells them from columns that go on.
 */
function bandsOf(fragments: readonly Fragment[], gutter: number, metrics: Metrics): Fragment[][] {
  const bands: Fragment[][] = [];
  let rest = [...fragments];
  const places = fragments.map(({ y }) => y).toSorted((a, b) => a - b);
  for (const [index, y] of places.entries()) {
    const next = places[index + 1] ?? y;
    if (next - y < 1.8 * metrics.leading || bands.length === MOST_BANDS) continue;
    const first = rest.findIndex((fragment) => fragment.y > y);
    const upper = rest.slice(0, first);
    const isWhole = first > 0 && rest.slice(first).every((fragment) => fragment.y > y);
    if (!isWhole || new Set(upper.map((fragment) => isLeftOf(fragment, gutter))).size < 2) continue;
    bands.push(upper);
    rest = rest.slice(first);
  }
  return [...bands, rest];
}

const isLeftOf = ({ x, right }: Fragment, gutter: number): boolean => (x + right) / 2 < gutter;

function regionOf(fragments: Fragment[], metrics: Metrics): Region {
  return { fragments, ...edgesOf(fragments, metrics) };
}

function columnOf(
  side: Fragment[],
  all: readonly Fragment[],
  gutter: number,
  isLeft: boolean,
  metrics: Metrics,
): Region {
  const column = all.filter((fragment) => isLeftOf(fragment, gutter) === isLeft);
  return { fragments: side, ...edgesOf(column, metrics) };
}

/** The outermost places where several lines start and end; lines that stick out do not move them. */
function edgesOf(fragments: readonly Fragment[], metrics: Metrics): { left: number; right: number } {
  const prose = fragments.filter((fragment) => isProse(fragment, metrics));
  const lines = prose.length >= 3 ? prose : fragments;
  const starts = lines.map(({ x }) => x).toSorted((a, b) => a - b);
  const ends = lines.map(({ right }) => -right).toSorted((a, b) => a - b);
  return { left: firstShared(starts), right: -firstShared(ends) };
}

/** The first of sorted places that enough others are close to. */
function firstShared(places: readonly number[]): number {
  const others = Math.ceil(0.15 * places.length) - 1;
  const found = places.find((place, index) => (places[index + others] ?? Infinity) - place < 1.5);
  return found ?? places[0] ?? 0;
}

interface Zone {
  top: number;
  bottom: number;
}

function zonesOf(fragments: readonly Fragment[], gutter: number, metrics: Metrics, isFirst: boolean): Zone[] {
  const sorted = fragments.toSorted((a, b) => a.y - b.y);
  const { left, right } = edgesOf(fragments, metrics);
  const fills = (fragment: Fragment) =>
    !crosses(fragment, gutter) &&
    isProse(fragment, metrics) &&
    fragment.right - fragment.x > 0.8 * (gutter - left - 12);
  const isWide = (fragment: Fragment) => {
    if (!crosses(fragment, gutter)) return false;
    // A line of the left column that is too long is none: what stands across reaches into the right, or is centred.
    const isCentred = Math.abs((fragment.x + fragment.right) / 2 - gutter) < 0.1 * (right - gutter);
    return (
      fragment.right - gutter > 0.15 * (right - gutter) && (isCentred || gutter - fragment.x > 0.15 * (gutter - left))
    );
  };
  const zones: Zone[] = [];
  let open: Zone | null = null;
  for (const fragment of sorted) {
    if (isWide(fragment)) {
      if (open) open.bottom = Math.max(open.bottom, fragment.y);
      else zones.push((open = { top: fragment.y, bottom: fragment.y }));
    } else if (fills(fragment)) open = null;
  }
  const [first] = zones;
  if (isFirst && first) growToTop(first, sorted, fills, metrics);
  for (const zone of zones) grow(zone, sorted, fills, metrics);
  const apart: Zone[] = [];
  for (const zone of zones) {
    const last = apart.at(-1);
    if (last && zone.top <= last.bottom) {
      last.top = Math.min(last.top, zone.top);
      last.bottom = Math.max(last.bottom, zone.bottom);
    } else apart.push(zone);
  }
  return apart;
}

/** Names and addresses above the text of the first page stand side by side without being columns. */
function growToTop(
  zone: Zone,
  sorted: readonly Fragment[],
  fills: (fragment: Fragment) => boolean,
  metrics: Metrics,
): void {
  const text = sorted.find(
    (fragment) => fills(fragment) || /^\s*(?:abstract|[1I]\.?\s+introduction)/i.test(startOf(fragment)),
  );
  const [top] = sorted;
  if (!top || (text && text.y < zone.top)) return;
  zone.top = top.y;
  const isAbstract = (fragment: Fragment) =>
    fragment.length > 50 && fragment.y >= zone.top && fragment.y <= zone.bottom;
  if (sorted.filter(isAbstract).length > 3) return;
  for (const { y } of sorted) if (y > zone.bottom && (!text || y < text.y - 1.4 * metrics.leading)) zone.bottom = y;
}

const startOf = ({ items }: Fragment): string =>
  items
    .map(({ text }) => text)
    .join('')
    .slice(0, 40);

/** Cells of a wide table and labels of a wide figure lie on either side of the gap, next to what crosses it. */
function grow(zone: Zone, sorted: readonly Fragment[], fills: (fragment: Fragment) => boolean, metrics: Metrics): void {
  const captions = sorted.filter(({ y }) => y >= zone.top && y <= zone.bottom).map(startOf);
  const isFigure = /^\s*fig/i.test(captions[0] ?? '');
  const reach = isFigure ? Infinity : 1.8 * metrics.leading;
  for (const fragment of sorted.toReversed()) {
    if (fragment.y >= zone.top) continue;
    if (fills(fragment) || zone.top - fragment.y > reach) break;
    zone.top = fragment.y;
  }
  // Between a caption and its table there is more room than between rows.
  let step = /^\s*tab/i.test(captions[0] ?? '') ? 2.6 : 1.3;
  for (const fragment of sorted) {
    if (fragment.y <= zone.bottom) continue;
    if (fills(fragment) || fragment.y - zone.bottom > step * metrics.leading) break;
    zone.bottom = fragment.y;
    step = 1.5;
  }
  // What is raised above the first baseline belongs to it.
  zone.top -= 0.3 * metrics.size;
  zone.bottom += 0.3 * metrics.size;
}
