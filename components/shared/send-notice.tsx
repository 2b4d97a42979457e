import type { VNode } from 'preact';
import { call } from '../../lib/client/background.ts';
import type { ErrorShape } from '../../lib/core/errors.ts';
import { type JobView, taskOf } from '../../lib/queue/job.ts';
import { isObstacle } from '../../lib/queue/standing.ts';
import { type PageService, type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { messages } from '../hooks/messages.ts';
import { findSetupError } from '../hooks/page-settings.ts';
import type { SendGate } from '../hooks/send-gate.ts';
import { ConsentAsk } from './consent-ask.tsx';
import { ErrorNotice } from './error-notice.tsx';

/** Why a press has sent nothing yet, and what lets it. */
export function SendNotice({ gate, settings }: { gate: SendGate; settings: PageSettings }): VNode | null {
  const held = gate.held.value;
  if (!held) return null;
  const service = serviceFor(settings, held.task);
  const error = findSetupError(service);
  if (error || !service) return error && <ErrorNotice error={error} />;
  if (service.consented) return null;
  const allow = (): void => {
    gate.drop();
    held.act();
  };
  return <ConsentAsk service={service} task={held.task} onAllow={allow} onCancel={() => gate.drop()} />;
}

/** What a waiting job waits for: its service by name, the cause, and the button that lets it go on. */
export function WaitNotice({ job, settings }: { job: JobView; settings: PageSettings }): VNode | null {
  const { error, profileId, subject } = job;
  if (job.state !== 'queued' || !error) return null;
  const service = settings.services.find(({ id }) => id === profileId);
  if (!service || !isObstacle(error.code)) return <ErrorNotice error={error} />;
  if (error.code === 'no-consent') return <ConsentAsk service={service} task={taskOf(subject)} />;
  return <PausedNotice service={service} error={error} settings={settings} />;
}

/** What a service was refused for, and whether another one answers or its work waits. */
function PausedNotice(props: { service: PageService; error: ErrorShape; settings: PageSettings }): VNode {
  const { service, error, settings } = props;
  const { shared } = messages.value;
  const other = serviceFor(settings, 'abstract');
  const isReplaced = other !== null && other.id !== service.id && other.ready && other.paused === null;
  return (
    <ErrorNotice
      error={error}
      service={service.name}
      more={isReplaced ? shared.standsIn(other.name) : shared.waitsPaused}
      retrySpends
      onRetry={() => void call('resumeProfile', { id: service.id }).catch(() => undefined)}
    />
  );
}

/** Services that have refused the extension, each with its name, the cause, and who answers meanwhile. */
export function PausedNotices({ settings }: { settings: PageSettings }): VNode | null {
  const paused = settings.services.filter((service) => service.paused !== null);
  if (paused.length === 0) return null;
  return (
    <div data-part="paused">
      {paused.map((service) => (
        <div key={service.id} data-profile-id={service.id}>
          {service.paused && <PausedNotice service={service} error={service.paused} settings={settings} />}
        </div>
      ))}
    </div>
  );
}
