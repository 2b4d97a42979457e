import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { RuleList, RuleTrial } from '../../lib/messaging/protocol.ts';
import { messages } from '../hooks/messages.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Isolated } from '../shared/isolated.tsx';

/** Milliseconds of rest after which what is typed is tried. */
const REST = 250;
const LISTS = ['include', 'exclude'] as const satisfies RuleList[];
/** What a rule may be long. */
const LONGEST = 100;

/** The reader's rules, and a line for another one that is tried on the page as it is typed. */
export function RuleEditor({ triage }: { triage: TriageStore }): VNode {
  const { listingBar } = messages.value;
  const text = useSignal('');
  const list = useSignal<RuleList>('include');
  const trial = useSignal<RuleTrial | null>(null);
  const error = useSignal<ErrorShape | null>(null);
  const rules = triage.ranking.value?.rules;
  const rule = text.value.trim().replace(/\s+/g, ' ');

  useEffect(() => {
    trial.value = null;
    triage.trial.value = null;
    if (rule === '') return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => void attempt(), REST);
    const attempt = async (): Promise<void> => {
      const arxivIds = [...new Set(triage.rows.peek().map(({ arxivId }) => arxivId))];
      try {
        const answer = await call('testRule', { rule, arxivIds });
        if (!isCurrent) return;
        trial.value = answer;
        triage.trial.value = new Set('arxivIds' in answer ? answer.arxivIds : []);
      } catch (thrown) {
        if (isCurrent) error.value = toAppError(thrown).toShape();
      }
    };
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      triage.trial.value = null;
    };
  }, [rule, triage, trial, error]);

  const change = async (what: { rule: string; list: RuleList; remove?: boolean }): Promise<void> => {
    error.value = null;
    try {
      await call('changeRule', what);
      if (what.remove !== true) text.value = '';
      await triage.load();
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    }
  };
  const result = trial.value;
  const isSaved = rules?.[list.value].includes(rule) === true;
  const canSave = result !== null && 'arxivIds' in result && !isSaved;
  return (
    <form
      class="rule-editor"
      data-part="rules"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) void change({ rule, list: list.value });
      }}
    >
      {LISTS.map((each) => {
        const lines = rules?.[each] ?? [];
        return (
          lines.length > 0 && (
            <div key={each} class="rule-list">
              <span class="muted">{listingBar.ruleLists[each]}</span>
              <ul>
                {lines.map((line) => (
                  <li key={line} data-off={String(line.startsWith('# '))}>
                    <Isolated text={line.startsWith('# ') ? listingBar.ruleOff(line.slice(2)) : line} dir="auto" />
                    <ActionButton
                      action="remove-rule"
                      icon="close"
                      look="quiet"
                      iconOnly
                      label={listingBar.removeRule(line)}
                      onAction={() => void change({ rule: line, list: each, remove: true })}
                    />
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
      <div class="rule-new">
        <select
          aria-label={listingBar.ruleKind}
          name="ruleList"
          value={list.value}
          onChange={({ currentTarget: { value } }) => {
            list.value = LISTS.find((each) => each === value) ?? 'include';
          }}
        >
          {LISTS.map((each) => (
            <option key={each} value={each}>
              {listingBar.ruleLists[each]}
            </option>
          ))}
        </select>
        <input
          name="rule"
          type="text"
          maxLength={LONGEST}
          autocomplete="off"
          spellcheck={false}
          aria-label={listingBar.newRule}
          aria-describedby="rule-hint"
          aria-invalid={result !== null && 'problem' in result}
          value={text.value}
          onInput={({ currentTarget: { value } }) => {
            text.value = value;
          }}
        />
        <ActionButton
          action="save-rule"
          label={listingBar.saveRule}
          disabled={!canSave}
          onAction={() => void change({ rule, list: list.value })}
        />
      </div>
      <p
        class="rule-result small"
        aria-live="polite"
        data-problem={result && 'problem' in result ? result.problem : ''}
      >
        {result === null
          ? ''
          : 'problem' in result
            ? listingBar.ruleProblems[result.problem]
            : isSaved
              ? listingBar.ruleKnown
              : listingBar.ruleMatches(result.arxivIds.length)}
      </p>
      <p id="rule-hint" class="muted small">
        {listingBar.ruleHint}
      </p>
      {error.value && <ErrorNotice error={error.value} />}
    </form>
  );
}
