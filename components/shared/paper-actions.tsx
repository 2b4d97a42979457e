import type { VNode } from 'preact';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { messages } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { ActionButton } from './action-button.tsx';

interface PaperActionProps {
  view: PaperView;
  store: PaperStore;
}

export function StarButton({ view, store }: PaperActionProps): VNode {
  const { shared } = messages.value;
  const starred = view.mark.starredAt !== null;
  return (
    <ActionButton
      action="star"
      icon="star"
      look="quiet"
      label={starred ? shared.starred : shared.star}
      pressed={starred}
      {...(starred ? { hint: shared.unstar } : {})}
      onAction={() => void store.setStarred(view.paper.arxivId, !starred)}
    />
  );
}

export function HideButton({ view, store }: PaperActionProps): VNode {
  const { shared } = messages.value;
  const hidden = view.mark.hiddenAt !== null;
  return (
    <ActionButton
      action="hide"
      icon={hidden ? 'show' : 'hide'}
      look="quiet"
      label={hidden ? shared.show : shared.hide}
      onAction={() => void store.setHidden(view.paper.arxivId, !hidden)}
    />
  );
}
