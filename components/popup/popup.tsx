import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { call, listen } from '../../lib/client/background.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import { BatchStore } from '../hooks/batch-store.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { QueueLine } from '../queue/queue-line.tsx';
import { ActionButton } from '../shared/action-button.tsx';
import { FirstSteps } from '../shared/first-steps.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { OutBatches } from '../shared/out-batches.tsx';
import { PausedNotices } from '../shared/send-notice.tsx';
import { Chooser } from './chooser.tsx';
import { DigestPane } from './digest-pane.tsx';
import { PaperCard } from './paper-card.tsx';
import { PopupModel } from './popup-model.ts';
import { ReadListing } from './read-listing.tsx';

/** Suggested to a reader who follows nothing yet. */
const FIRST_CATEGORY = 'cs.CV';

/** The toolbar popup: the paper in the tab, then the day. */
export function Popup(): VNode {
  const model = useMemo(() => new PopupModel(), []);
  const batches = useMemo(() => new BatchStore(), []);
  const { popup } = extensionMessages.value;
  const { shared } = messages.value;

  // Asked before the first frame is drawn: an answer takes longer than a frame.
  useLayoutEffect(() => {
    const open = new AbortController();
    void model.load();
    const hear = (event: BackgroundEvent): void => {
      model.hear(event);
      batches.applyEvent(event);
    };
    listen(hear, {
      signal: open.signal,
      onReconnect: () => void model.load(),
      isBusy: () => model.isBusy(),
    });
    return () => open.abort();
  }, [model, batches]);

  useEffect(() => {
    document.documentElement.lang = uiLanguage.value;
    document.title = popup.title;
  }, [popup]);

  const settings = model.settings.value;
  const ready = settings !== null;
  const loadError = model.loadError.value;
  const actionError = model.actionError.value;
  const category = model.category.value;
  const paper = model.paper.value;
  const hasDays = model.announcements.value.length > 0;
  const follow = category === null ? null : <Follow model={model} category={category} />;
  const steps = settings && <FirstSteps settings={settings} own={{ follow }} />;
  return (
    <main class="popup" data-surface="popup" data-state={model.state()} aria-busy={!ready && !loadError}>
      <header>
        <Chooser model={model} />
        <ActionButton
          action="open-library"
          icon="library"
          look="quiet"
          label={shared.openLibrary}
          iconOnly
          onAction={() => void call('openLibrary', {}).catch(() => {})}
        />
        <ActionButton
          action="open-options"
          icon="options"
          look="quiet"
          iconOnly
          label={popup.options}
          onAction={() => void call('openOptions').catch(() => {})}
        />
      </header>
      <div class="popup-body">
        {loadError && <ErrorNotice error={loadError.toShape()} onRetry={() => void model.load()} />}
        {actionError && <ErrorNotice error={actionError.toShape()} onRetry={() => void model.reloadDigest()} />}
        {!ready && !loadError && <p class="muted">{shared.loading}</p>}
        {hasDays && steps}
        {settings && <PausedNotices settings={settings} />}
        {settings && paper && <PaperCard key={paper.arxivId} paper={paper} settings={settings} />}
        {ready && category !== null && hasDays && <DigestPane model={model} category={category} />}
        {ready && !hasDays && <Empty model={model} />}
        {!hasDays && steps}
      </div>
      <OutBatches store={batches} />
      {settings && <QueueLine store={model.queue} settings={settings} />}
    </main>
  );
}

/** A fresh profile: what to do, and the first button to do it with. */
function Empty({ model }: { model: PopupModel }): VNode {
  const { empty } = extensionMessages.value.popup;
  const followed = model.followed.value;
  return (
    <section class="empty" data-part="empty">
      <h2>{empty.title}</h2>
      <p>{empty.what}</p>
      <ReadListing model={model} categories={followed.length > 0 ? followed : [FIRST_CATEGORY]} />
    </section>
  );
}

/** The category in view is followed by a press, without a way through the options. */
function Follow({ model, category }: { model: PopupModel; category: string }): VNode {
  return (
    <ActionButton
      action="first-step"
      look="quiet"
      label={extensionMessages.value.popup.follow(category)}
      onAction={() => void model.follow(category)}
    />
  );
}
