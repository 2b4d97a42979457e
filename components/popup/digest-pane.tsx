import type { VNode } from 'preact';
import { listNewUrl } from '../../lib/arxiv/urls.ts';
import { call } from '../../lib/client/background.ts';
import type { DigestView as DigestViewData } from '../../lib/messaging/protocol.ts';
import { type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { messages } from '../hooks/messages.ts';
import { asksConsent, useSendGate } from '../hooks/send-gate.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { DigestProgress } from '../shared/digest-progress.tsx';
import { DigestView } from '../shared/digest-view.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { EstimateLine } from '../shared/estimate-line.tsx';
import { ExportActions } from '../shared/export-actions.tsx';
import { recipientWords } from '../shared/recipient-words.ts';
import { SendNotice, WaitNotice } from '../shared/send-notice.tsx';
import type { PopupModel } from './popup-model.ts';
import { ReadListing } from './read-listing.tsx';
import { ReplacedPapers } from './replaced-papers.tsx';

/** Today's summary and what can be done about it: the offline one at once, a written one on request. */
export function DigestPane({ model, category }: { model: PopupModel; category: string }): VNode {
  const { popup } = extensionMessages.value;
  const { shared } = messages.value;
  const digest = model.digest.value;
  const error = model.actionError.value;
  const settings = model.settings.value;
  return (
    <div class="digest-pane" aria-busy={digest === undefined && !error}>
      {digest === undefined && !error && <p class="muted">{shared.loading}</p>}
      {digest === null && (
        <div class="empty">
          <p>{popup.notAtHand(category)}</p>
          <ReadListing model={model} categories={[category]} />
        </div>
      )}
      {digest && (
        <>
          {settings && <Work model={model} digest={digest} settings={settings} />}
          <ReplacedPapers category={category} announcementDate={digest.announcement.announcementDate} />
          <DigestView view={digest} newTab level={2} />
          <div class="actions">
            <ExportActions
              label={popup.exportReport}
              getFile={() => call('exportReport', { category, announcementDate: digest.announcement.announcementDate })}
              getPage={() => {
                const { announcementDate } = digest.announcement;
                return call('exportReport', { category, announcementDate, format: 'html' });
              }}
            />
            <ListingLink category={category} label={popup.openListing} />
          </div>
        </>
      )}
    </div>
  );
}

/** The written summary as work: on offer, waiting, under way, or gone wrong. */
function Work(props: { model: PopupModel; digest: DigestViewData; settings: PageSettings }): VNode {
  const { model, digest, settings } = props;
  const { popup } = extensionMessages.value;
  const { shared, listingBar } = messages.value;
  const gate = useSendGate(settings);
  const service = serviceFor(settings, 'digest');
  const { job } = digest;
  if (job?.state === 'queued' || job?.state === 'running') {
    const label = job.state === 'queued' ? popup.queued : popup.running(shared.number(job.received));
    return (
      <>
        <DigestProgress
          job={job}
          plain={label}
          paused={settings.queuePaused}
          onCancel={() => void model.cancel([job.id])}
        />
        <WaitNotice job={job} settings={settings} />
      </>
    );
  }
  if (!service?.ready) {
    return (
      <p class="offer muted small">
        {popup.noProvider}{' '}
        <ActionButton
          action="open-options"
          look="quiet"
          label={popup.setUp}
          onAction={() => void call('openOptions').catch(() => {})}
        />
      </p>
    );
  }
  const again = digest.source === 'model';
  const reader = serviceFor(settings, 'triage');
  const sends =
    reader && reader.id !== service.id && reader.host !== null
      ? listingBar.digestSendsBoth(reader.name, service.name)
      : recipientWords(service, listingBar.digestSends);
  const failed = job?.state === 'failed' ? job.error : null;
  return (
    <div class="offer">
      {failed && <ErrorNotice error={failed} />}
      {!asksConsent(gate, settings) && (
        <div class="actions">
          <ActionButton
            action="build-digest"
            icon={again || failed ? 'retry' : 'digest'}
            look={again ? 'quiet' : 'primary'}
            spends
            label={again ? popup.buildAgain : failed ? shared.retry : popup.build}
            hint={sends}
            onAction={() => gate.send('digest', () => void model.build(again))}
          />
          <span class="small">
            <EstimateLine estimate={model.estimate.value} />
          </span>
        </div>
      )}
      <SendNotice gate={gate} settings={settings} />
      {!again && <p class="muted small">{sends}</p>}
    </div>
  );
}

export function ListingLink({ category, label }: { category: string; label: string }): VNode {
  return (
    <a class="listing-link" href={listNewUrl(category)} target="_blank" rel="noopener">
      {label}
    </a>
  );
}
