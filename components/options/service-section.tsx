import type { VNode } from 'preact';
import { findProvider, providers, serviceNameOf } from '../../lib/providers/index.ts';
import { isOnDevice } from '../../lib/providers/profile.ts';
import type { Provider } from '../../lib/providers/provider.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import type { ConnectionModel } from './connection-model.ts';
import { Doctor } from './doctor.tsx';
import type { DoctorModel } from './doctor-model.ts';
import { Field } from './field.tsx';
import { ModelListing } from './model-listing.tsx';
import { OnDevice } from './on-device.tsx';
import type { OnDeviceModel } from './on-device-model.ts';
import type { OptionsModel } from './options-model.ts';
import { PriceLine, ProfileDetails } from './profile-details.tsx';
import { ProfileList } from './profile-list.tsx';
import type { ProfilesModel } from './profiles-model.ts';
import { findBaseUrl, keepsStoredKey } from './service-request.ts';
import { MAX_CONCURRENCY } from './service-values.ts';
import { vaultWords } from './vault-words.ts';
import { TaskModels } from './task-models.tsx';

export interface ServiceSectionProps {
  model: OptionsModel;
  onDevice: OnDeviceModel;
  connection: ConnectionModel;
  doctor: DoctorModel;
  actions: ProfilesModel;
}

interface FieldOfService extends ServiceSectionProps {
  provider: Provider | null;
}

function nameOf(provider: Provider): string {
  if (provider.id === 'custom') return extensionMessages.value.options.service.custom;
  return uiLanguage.value === 'zh-CN' && provider.nameZh ? provider.nameZh : provider.name;
}

/** Which server, which key, which model; tried before it is saved, if the reader likes. */
export function ServiceSection({ model, onDevice, connection, doctor, actions }: ServiceSectionProps): VNode {
  const { service } = extensionMessages.value.options;
  const { profiles } = extensionMessages.value;
  const stored = model.stored.value;
  const provider = findProvider(model.values.value?.provider ?? '');
  const isHere = provider !== null && isOnDevice({ provider: provider.id });
  // Where the browser has no model, none is offered; one that was saved elsewhere says what is missing.
  const offered = providers.filter(({ id }) => onDevice.exists || !isOnDevice({ provider: id }) || id === provider?.id);
  return (
    <>
      {!isHere && <p class="muted">{service.intro}</p>}
      <ProfileList model={model} actions={actions} />
      {model.profiles.value.length > 0 && (
        <h3>{stored ? serviceNameOf(stored.profile, uiLanguage.value) : profiles.newOne}</h3>
      )}
      <Field
        model={model}
        name="provider"
        label={service.provider}
        onInput={(id) => model.chooseProvider(id)}
        control={(control) => (
          <select {...control}>
            <option value="">{service.none}</option>
            {offered.map((each) => (
              <option key={each.id} value={each.id}>
                {nameOf(each)}
              </option>
            ))}
          </select>
        )}
      />
      {isHere ? (
        <OnDevice model={onDevice} />
      ) : (
        <ServerFields model={model} connection={connection} doctor={doctor} actions={actions} provider={provider} />
      )}
      <TaskModels model={model} actions={actions} />
    </>
  );
}

function ServerFields({ model, connection, doctor, actions, provider }: Omit<FieldOfService, 'onDevice'>): VNode {
  const { service, limits } = extensionMessages.value.options;
  return (
    <>
      <Field
        model={model}
        name="baseUrl"
        label={service.baseUrl}
        hint={service.baseUrlHint}
        control={(control) => (
          <input {...control} type="url" inputMode="url" autocomplete="off" spellcheck={false} placeholder="https://" />
        )}
      />
      <KeyField model={model} provider={provider} actions={actions} />
      <ModelField model={model} connection={connection} doctor={doctor} provider={provider} />
      {provider && <PriceLine model={model} />}
      <Doctor doctor={doctor} edits={model.serviceEdits.value} />
      <Field
        model={model}
        name="concurrency"
        label={limits.concurrency}
        hint={limits.concurrencyHint}
        control={(control) => <input {...control} type="number" min={1} max={MAX_CONCURRENCY} step={1} />}
      />
      {provider && <ProfileDetails model={model} />}
    </>
  );
}

function KeyField({ model, provider, actions }: Omit<FieldOfService, 'onDevice' | 'connection' | 'doctor'>): VNode {
  const { service } = extensionMessages.value.options;
  const vault = vaultWords.value;
  const stored = model.stored.value;
  const keeps = keepsStoredKey(stored, findBaseUrl(model.values.value?.baseUrl ?? ''));
  const hint = (): string => {
    if (stored?.hasKey && keeps) {
      if (stored.keyState === 'locked') return vault.keyLocked;
      return stored.keyState === 'session' ? vault.keyOfSession(stored.maskedKey) : service.keyStored(stored.maskedKey);
    }
    if (stored?.hasKey && provider) return service.keyOtherServer;
    return provider && !provider.keyRequired && provider.id !== 'custom' ? service.keyUnneeded : service.keyNone;
  };
  return (
    <Field
      model={model}
      name="apiKey"
      label={service.apiKey}
      optional={provider !== null && !provider.keyRequired}
      hint={hint()}
      control={(control) => (
        <input
          {...control}
          type="password"
          autocomplete="off"
          spellcheck={false}
          placeholder={keeps ? (stored?.maskedKey ?? '') : ''}
        />
      )}
    >
      {(model.values.value?.apiKey ?? '') !== '' && (
        <label class="check" title={vault.forSessionHint}>
          <input
            type="checkbox"
            name="forSession"
            checked={model.keyForSession.value}
            onChange={(event) => {
              model.keyForSession.value = event.currentTarget.checked;
            }}
          />
          {vault.forSession} <span class="muted small">{vault.forSessionHint}</span>
        </label>
      )}
      {(provider?.docsUrl || (stored?.hasKey && keeps)) && (
        <div class="actions small">
          {provider?.docsUrl && (
            <a href={provider.docsUrl} target="_blank" rel="noopener noreferrer">
              {provider.keyRequired ? service.getKey : service.manual}
            </a>
          )}
          {stored?.hasKey && keeps && (
            <ActionButton
              action="clear"
              look="quiet"
              label={service.wipeKey}
              onAction={() => void actions.wipeKey(stored.profile.id)}
            />
          )}
        </div>
      )}
    </Field>
  );
}

function ModelField({ model, connection, doctor, provider }: Omit<FieldOfService, 'onDevice' | 'actions'>): VNode {
  const { service } = extensionMessages.value.options;
  const names = [...new Set([...(provider?.models ?? []), ...connection.models(), ...doctor.models.value])];
  return (
    <Field
      model={model}
      name="model"
      label={service.model}
      hint={service.modelHint}
      control={(control) => (
        <div class="with-button">
          <input {...control} type="text" list="model-names" autocomplete="off" spellcheck={false} />
          <datalist id="model-names">
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <button
            type="button"
            disabled={connection.listing.value?.state === 'running'}
            onClick={() => connection.listModels()}
          >
            {service.listModels}
          </button>
        </div>
      )}
    >
      <ModelListing connection={connection} model={model} />
    </Field>
  );
}
