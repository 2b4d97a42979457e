import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { messages } from '../hooks/messages.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { RuleEditor } from './rule-editor.tsx';

/** The reader's rules, and how many rows they have folded. */
export function RulesLine({ triage }: { triage: TriageStore }): VNode {
  const { listingBar } = messages.value;
  const editing = useSignal(false);
  const { ranking, counts } = triage;
  const { include = [], exclude = [] } = ranking.value?.rules ?? {};
  const { folded } = counts.value;
  return (
    <>
      <div class="rules-line">
        <ActionButton
          action="edit-rules"
          icon="filter"
          look="quiet"
          expanded={editing.value}
          label={listingBar.rules(include.length + exclude.length)}
          onAction={() => {
            editing.value = !editing.value;
          }}
        />
        {folded > 0 && (
          <>
            <span data-part="folded" class="muted">
              {listingBar.folded(folded)}
            </span>
            <ActionButton action="unfold" look="quiet" label={listingBar.unfoldAll} onAction={() => triage.unfold()} />
          </>
        )}
      </div>
      {editing.value && <RuleEditor triage={triage} />}
    </>
  );
}
