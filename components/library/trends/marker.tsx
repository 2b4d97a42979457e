import type { VNode } from 'preact';

/** Forms about 0, 0, so that lines are told apart without their colours. */
const FORMS = [
  (r: number): string => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  (r: number): string => `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  (r: number): string => `M0 ${-1.25 * r}l${1.2 * r} ${2.1 * r}h${-2.4 * r}z`,
  (r: number): string => `M0 ${-1.4 * r}l${1.4 * r} ${1.4 * r}l${-1.4 * r} ${1.4 * r}l${-1.4 * r} ${-1.4 * r}z`,
  (r: number): string => `M0 ${1.25 * r}l${1.2 * r} ${-2.1 * r}h${-2.4 * r}z`,
] as const;

interface MarkerProps {
  series: number;
  radius?: number;
  hollow?: boolean;
  x?: number;
  y?: number;
}

export function Marker({ series, radius = 3.5, hollow = false, x = 0, y = 0 }: MarkerProps): VNode {
  const form = FORMS[series % FORMS.length] ?? FORMS[0];
  return (
    <path
      class="trend-marker"
      data-series={series}
      data-hollow={hollow}
      d={form(radius)}
      transform={`translate(${x} ${y})`}
    />
  );
}

/** A marker among words. */
export function MarkerKey({ series }: { series: number }): VNode {
  return (
    <svg class="trend-key" viewBox="-6 -6 12 12" aria-hidden="true" focusable="false">
      <Marker series={series} radius={4} />
    </svg>
  );
}
