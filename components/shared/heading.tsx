import type { ComponentChildren, VNode } from 'preact';

export type HeadingLevel = 2 | 3 | 4 | 5;

/** A heading of a part that stands at different depths on different surfaces; it looks the same on all of them. */
export function Heading({ level, children }: { level: HeadingLevel; children: ComponentChildren }): VNode {
  const Level = `h${level}` as const;
  return <Level class="part-heading">{children}</Level>;
}
