import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Health } from '../../lib/arxiv/health.ts';
import { PAPER_FIELDS } from '../../lib/arxiv/paper-field.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';
import { copyText } from './copy-text.ts';
import { Icon } from './icon.tsx';

/** Milliseconds the word "Copied" stays. */
const COPIED_TIME = 2500;

export interface HealthNoticeProps {
  page: 'listing' | 'paper' | 'unread';
  health: Health;
  /** Made when it is asked for: a page of 2,000 rows is not walked for nothing. */
  getReport: () => string;
}

/** What of arXiv's page was not found, that nothing is paid for by it, and a report that names no paper. */
export function HealthNotice({ page, health: { entries, read, missing }, getReport }: HealthNoticeProps): VNode {
  const { health, shared } = messages.value;
  const copied = useSignal(false);
  const shown = useSignal<string | null>(null);

  // Abstracts are left out of many listings by arXiv itself.
  const fields = PAPER_FIELDS.filter((field) => missing[field] > 0 && (page === 'paper' || field !== 'abstract'));
  const lacking = fields.map((field) =>
    page === 'listing' ? health.lacking(health.fields[field], missing[field]) : health.fields[field],
  );
  const list = new Intl.ListFormat(uiLanguage.value, { type: 'unit', style: 'short' });

  const copy = async (): Promise<void> => {
    const report = getReport();
    copied.value = await copyText(report);
    shown.value = copied.value ? null : report;
    setTimeout(() => {
      copied.value = false;
    }, COPIED_TIME);
  };
  return (
    <div data-part="health" role="status" lang={uiLanguage.value}>
      <p class="warn">
        <Icon name="warning" /> {page === 'listing' ? health.listing(entries - read, entries) : health[page]}
      </p>
      <p>
        {page !== 'unread' && lacking.length > 0 && `${health.missing(list.format(lacking))} `}
        {health.heldBack}{' '}
        <ActionButton
          action="copy-report"
          icon={copied.value ? 'check' : 'copy'}
          label={copied.value ? shared.copied : health.copyReport}
          hint={health.copyHint}
          onAction={() => void copy()}
        />
        <span class="visually-hidden" aria-live="polite">
          {copied.value ? shared.copied : ''}
        </span>
      </p>
      {shown.value !== null && (
        <label>
          {health.copyFailed}
          <textarea readOnly rows={6} value={shown.value} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </div>
  );
}
