import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { call, listen } from '../../lib/client/background.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { ConnectionModel } from './connection-model.ts';
import { DailySettings } from './daily-settings.tsx';
import { DoctorModel } from './doctor-model.ts';
import { OnDeviceModel } from './on-device-model.ts';
import { OptionsModel } from './options-model.ts';
import { AboutSection } from './about-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { PromptsSection } from './prompts-section.tsx';
import { ProfilesModel } from './profiles-model.ts';
import { ReaderSection } from './reader-section.tsx';
import { ReportsSection } from './reports-section.tsx';
import { InterestsSection } from './interests-section.tsx';
import { SaveBar } from './save-bar.tsx';
import { ServiceSection } from './service-section.tsx';
import { ShortcutsSection } from './shortcuts-section.tsx';
import { SpendingSection } from './spending-section.tsx';
import { StorageSection } from './storage-section.tsx';
import { SyncModel } from './sync-model.ts';
import { SyncSection } from './sync-section.tsx';
import { FollowSection, LanguagesSection, LimitsSection, TagsSection } from './settings-sections.tsx';
import { VaultModel } from './vault-model.ts';

/** All settings on one page: small ones save themselves, the service waits for the button. */
export function OptionsPage(): VNode {
  const model = useMemo(() => new OptionsModel(), []);
  const connection = useMemo(() => new ConnectionModel(model), [model]);
  const doctor = useMemo(() => new DoctorModel(model), [model]);
  const actions = useMemo(() => new ProfilesModel(model), [model]);
  const vault = useMemo(() => new VaultModel(), []);
  const sync = useMemo(() => new SyncModel(), []);
  const onDevice = useMemo(
    () =>
      new OnDeviceModel({
        onModel: () => void actions.resumeOnDevice(),
        onTranslator: () => void call('lookForTranslator').catch(() => undefined),
      }),
    [actions],
  );
  const { options } = extensionMessages.value;
  const { shared } = messages.value;

  useEffect(() => {
    const open = new AbortController();
    void model.load();
    const { connect } = listen(
      (event) => {
        doctor.hear(event);
        sync.hear(event);
        if (event.type !== 'settings') return;
        uiLanguage.value = event.settings.uiLanguage;
        void model.refresh();
        void vault.load();
      },
      {
        signal: open.signal,
        onReconnect: () => void Promise.all([model.refresh(), sync.load()]),
        isBusy: () => doctor.isBusy() || sync.isBusy(),
      },
    );
    doctor.connect = connect;
    sync.connect = connect;
    addEventListener('pagehide', () => doctor.cancel(), { signal: open.signal });
    return () => open.abort();
  }, [model, doctor]);

  useEffect(() => {
    document.documentElement.lang = uiLanguage.value;
    document.title = options.title;
  }, [options]);

  const loadError = model.loadError.value;
  const ready = model.values.value !== null;
  useEffect(() => {
    // The browser looked for the place before it was drawn.
    if (ready && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [ready]);
  return (
    <main class="options" data-surface="options" data-state={model.state.value} aria-busy={!ready && !loadError}>
      <header>
        <h1>{options.heading}</h1>
        <p class="muted">{options.lead}</p>
        <p>
          <a href="/library.html" data-action="open-library">
            {shared.openLibrary}
          </a>
        </p>
        <Contents />
      </header>
      {loadError && <ErrorNotice error={loadError.toShape()} offerOptions={false} onRetry={() => void model.load()} />}
      {!ready && !loadError && <p class="muted">{shared.loading}</p>}
      {ready && (
        <form noValidate onSubmit={(event) => event.preventDefault()}>
          <Section id="service">
            <ServiceSection
              model={model}
              onDevice={onDevice}
              connection={connection}
              doctor={doctor}
              actions={actions}
            />
          </Section>
          <Section id="languages">
            <LanguagesSection model={model} onDevice={onDevice} />
          </Section>
          <Section id="follow">
            <FollowSection model={model} />
            <DailySettings model={model} />
          </Section>
          <Section id="reading">
            <InterestsSection model={model} />
          </Section>
          <Section id="tags">
            <TagsSection model={model} />
          </Section>
          <Section id="shortcuts">
            <ShortcutsSection model={model} />
          </Section>
          <Section id="prompts">
            <PromptsSection />
          </Section>
          <Section id="limits">
            <LimitsSection model={model} />
          </Section>
          <Section id="spending">
            <SpendingSection />
          </Section>
          <Section id="reports">
            <ReportsSection />
          </Section>
          <Section id="storage">
            <StorageSection />
          </Section>
          <Section id="sync">
            <SyncSection model={sync} />
          </Section>
          <Section id="privacy">
            <PrivacySection model={model} actions={actions} vault={vault} />
          </Section>
          <Section id="reader">
            <ReaderSection />
          </Section>
          <Section id="about">
            <AboutSection />
          </Section>
          <SaveBar model={model} />
        </form>
      )}
    </main>
  );
}

/** From the top to each section: the page is long. */
function Contents(): VNode {
  const { options } = extensionMessages.value;
  return (
    <nav class="contents" aria-label={options.contents}>
      {SECTIONS.map((id) => (
        <a key={id} href={`#section-${id}`}>
          {options.sections[id]}
        </a>
      ))}
    </nav>
  );
}

const SECTIONS = [
  'service',
  'languages',
  'follow',
  'reading',
  'tags',
  'shortcuts',
  'prompts',
  'limits',
  'spending',
  'reports',
  'storage',
  'sync',
  'privacy',
  'reader',
  'about',
] as const;
type SectionId = (typeof SECTIONS)[number];

function Section({ id, children }: { id: SectionId; children: ComponentChildren }): VNode {
  return (
    <section aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`}>{extensionMessages.value.options.sections[id]}</h2>
      <div class="section-body">{children}</div>
    </section>
  );
}
