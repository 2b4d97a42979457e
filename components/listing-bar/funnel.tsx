import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { serviceFor } from '../../lib/settings/settings.ts';
import { messages } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import { asksConsent, useSendGate } from '../hooks/send-gate.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { EstimateNote } from '../shared/estimate-note.tsx';
import { Progress } from '../shared/progress.tsx';
import { SendNotice, WaitNotice } from '../shared/send-notice.tsx';
import { CancelAll, type Taken } from './taken-notice.tsx';

/** Papers of one press: three calls. */
const AT_ONCE = 30;

export interface FunnelProps {
  store: PaperStore;
  settings: PageSettings;
  healthy: boolean;
  triage: TriageStore;
  /** The whole day is being read: what that has before it is not offered again. */
  isReadingDay: boolean;
}

export interface GradeWorkProps extends Pick<FunnelProps, 'store' | 'settings'> {
  taken: Signal<Taken>;
}

/** From all papers to a few: read here, graded by a model, read whole; and what the next step would take. */
export function Funnel({ store, settings, healthy, triage, isReadingDay }: FunnelProps): VNode | null {
  const { listingBar, consent } = messages.value;
  const gate = useSendGate(settings);
  const service = serviceFor(settings, 'triage');
  const { grades, estimates } = store;
  if (!service?.ready) return null;
  const shown = store.listed.all.value.filter(({ isHidden, tags }) => !isHidden && tags !== null);
  if (shown.length === 0) return null;
  const graded = shown.filter(({ isGraded }) => isGraded).length;
  const whole = shown.filter(({ analyses }) => analyses.some(({ form }) => form === 'fulltext')).length;
  const asked = grades.active.value;
  const under = new Set(asked.flatMap(({ subject }) => ('arxivIds' in subject ? subject.arxivIds : [])));
  const ungraded = new Set(shown.filter(({ isGraded }) => !isGraded).map(({ arxivId }) => arxivId));
  // The bar stands above the first row: what is on screen with it are the first ones, in the order they are seen in.
  const next = triage
    .seenFromTop()
    .filter((arxivId) => ungraded.has(arxivId) && !under.has(arxivId))
    .slice(0, AT_ONCE);
  const offers =
    healthy &&
    !isReadingDay &&
    service.host !== null &&
    next.length > 0 &&
    asked.length === 0 &&
    !asksConsent(gate, settings);
  return (
    <div class="funnel" data-part="funnel">
      <ol>
        <li>{listingBar.funnelRead(shown.length)}</li>
        <li>
          {listingBar.funnelGraded(graded)}
          {offers && (
            <>
              <ActionButton
                action="grade"
                label={listingBar.grade(next.length)}
                hint={consent.now(consent.what.triage, service.name)}
                describedBy="grade-estimate"
                spends
                onAction={() => gate.send('triage', () => void grades.ask(next, store.listing()))}
              />
              <span class="muted small">
                <EstimateNote id="grade-estimate" estimates={estimates} subject={{ grade: next }} />
              </span>
            </>
          )}
        </li>
        <li>{listingBar.funnelWhole(whole)}</li>
      </ol>
      <SendNotice gate={gate} settings={settings} />
    </div>
  );
}

/** How many papers are being graded, with the way to stop, and what keeps that from going on. */
export function GradeWork({ store, settings, taken }: GradeWorkProps): VNode {
  const { listingBar } = messages.value;
  const { active, error } = store.grades;
  const [first] = active.value;
  const under = new Set(active.value.flatMap(({ subject }) => ('arxivIds' in subject ? subject.arxivIds : [])));
  const left = store.listed.all.value.filter(({ arxivId, isGraded }) => under.has(arxivId) && !isGraded).length;
  return (
    <>
      {first && (
        <>
          <Progress label={listingBar.grading(left)}>
            <CancelAll store={store} jobs={active.value} taken={taken} />
          </Progress>
          <WaitNotice job={first} settings={settings} />
        </>
      )}
      {error.value && <ErrorNotice error={error.value} />}
    </>
  );
}
