import type { ComponentChildren, VNode } from 'preact';
import { uiLanguage } from '../hooks/messages.ts';

export interface ProgressProps {
  label: string;
  /** Both, or neither for work of unknown length. */
  value?: number;
  max?: number;
  /** Cancel buttons and the like; outside of what is read out. */
  children?: ComponentChildren;
}

export function Progress({ label, value, max, children }: ProgressProps): VNode {
  return (
    <div data-part="progress" lang={uiLanguage.value}>
      <span aria-live="polite">{label}</span>
      {value !== undefined && max !== undefined && <progress value={value} max={max} aria-label={label} />}
      {children}
    </div>
  );
}
