import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Fix } from '../../lib/completion/doctor/finding.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { copyText } from '../shared/copy-text.ts';
import { doctorMessages } from './doctor-messages.ts';
import type { DoctorModel } from './doctor-model.ts';

/** What can be done by one press: presses that look again first, then texts to copy. */
export function DoctorFixes({ fixes, doctor }: { fixes: readonly Fix[]; doctor: DoctorModel }): VNode | null {
  if (fixes.length === 0) return null;
  const presses = fixes.filter((fix) => fix.kind !== 'copy');
  return (
    <>
      {presses.length > 0 && (
        <div class="actions">
          {presses.map((fix) => (
            <Press key={JSON.stringify(fix)} fix={fix} doctor={doctor} />
          ))}
        </div>
      )}
      {fixes.map((fix) => fix.kind === 'copy' && <Copyable key={fix.use} use={fix.use} text={fix.text} />)}
    </>
  );
}

function Press({ fix, doctor }: { fix: Exclude<Fix, { kind: 'copy' }>; doctor: DoctorModel }): VNode {
  const words = doctorMessages.value;
  switch (fix.kind) {
    case 'address':
      return (
        <ActionButton
          action="use-address"
          label={words.useAddress(fix.baseUrl)}
          onAction={() => doctor.take('baseUrl', fix.baseUrl)}
        />
      );
    case 'model':
      return (
        <ActionButton
          action="use-model"
          label={words.useModel(fix.name)}
          onAction={() => doctor.take('model', fix.name)}
        />
      );
    case 'permission':
      return <ActionButton action="retry" label={words.askBrowser} onAction={() => doctor.start()} />;
    default:
      return (
        <a href={fix.url} target="_blank" rel="noopener noreferrer">
          {words.openTab}
        </a>
      );
  }
}

/** A text to be pasted elsewhere, as it is, with a button that copies it. */
function Copyable({ use, text }: Pick<Extract<Fix, { kind: 'copy' }>, 'use' | 'text'>): VNode {
  const { shared } = messages.value;
  const words = doctorMessages.value;
  const copied = useSignal(false);
  const label = words.uses[use];
  return (
    <div class="copyable" data-use={use}>
      <div class="copyable-head">
        <span class="muted small">{label}</span>
        <ActionButton
          action="copy"
          look="quiet"
          icon={copied.value ? 'check' : 'copy'}
          iconOnly
          label={words.copyText(label)}
          onAction={() => {
            void copyText(text).then((done) => {
              copied.value = done;
            });
          }}
        />
        <span class="good small" role="status">
          {copied.value && shared.copied}
        </span>
      </div>
      <pre>
        <code>{text}</code>
      </pre>
    </div>
  );
}
