import type { VNode } from 'preact';
import { browser } from 'wxt/browser';
import { messages } from '../hooks/messages.ts';
import type { OptionsModel } from './options-model.ts';
import { hostOf } from './service-request.ts';

/** What goes where, in plain words, and the way to take it back. */
export function PrivacySection({ model }: { model: OptionsModel }): VNode {
  const { privacy } = messages.value.options;
  const stored = model.stored.value;
  const removed = model.removed.value;
  return (
    <>
      <ul class="statements">
        <li>{privacy.device}</li>
        <li>{stored ? privacy.sent(hostOf(stored.profile.baseUrl)) : privacy.sentNowhere}</li>
        <li>{privacy.arxiv}</li>
        <li>{privacy.key}</li>
        <li>{privacy.telemetry}</li>
      </ul>
      <div class="actions">
        {stored?.hasKey && (
          <button type="button" onClick={() => void model.wipeKey()}>
            {privacy.wipeKey}
          </button>
        )}
        {stored && (
          <button type="button" onClick={() => void model.removeService()}>
            {privacy.removeService}
          </button>
        )}
        <span role="status" class="good">
          {removed === 'key' && privacy.keyWiped}
          {removed === 'service' && privacy.serviceRemoved}
        </span>
      </div>
    </>
  );
}

export function AboutSection(): VNode {
  const { about } = messages.value.options;
  return (
    <>
      <p>{about.version(browser.runtime.getManifest().version)}</p>
      <p class="muted">{about.thanks}</p>
    </>
  );
}
