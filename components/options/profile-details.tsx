import type { VNode } from 'preact';
import { contextTokensOf } from '../../lib/providers/index.ts';
import { batchDiscountOf, findPrice } from '../../lib/providers/prices.ts';
import type { Profile } from '../../lib/providers/profile.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { Field } from './field.tsx';
import type { FormValues } from './form-values.ts';
import type { OptionsModel } from './options-model.ts';
import { findBaseUrl } from './service-request.ts';

/** The model in the form, as far as it can be read, without what the reader says of it. */
function presetOf(values: FormValues): Profile | null {
  const baseUrl = findBaseUrl(values.baseUrl);
  const { provider, model } = values;
  return baseUrl === null || model.trim() === '' ? null : { id: '', provider, baseUrl, model: model.trim() };
}

/** What a million tokens cost, who says so and since when. An unknown price is said, and never shown as nothing. */
export function PriceLine({ model }: { model: OptionsModel }): VNode | null {
  const { profiles } = extensionMessages.value;
  const values = model.values.value;
  const named = values && presetOf(values);
  if (!named || model.isDirty(['inputPrice', 'outputPrice'])) return null;
  const terms = model.stored.value?.profile.terms;
  const price = findPrice(terms ? { ...named, terms } : named);
  const words = (): string => {
    if (!price) return profiles.priceUnknown;
    const { input, output, day } = price;
    return price.by === 'preset'
      ? profiles.priceByPreset(input, output, day)
      : profiles.priceByReader(input, output, day);
  };
  return (
    <p class="muted small" data-part="price" data-by={price?.by ?? 'nobody'}>
      {words()}
    </p>
  );
}

/** What a reader may know better than preset and server; folded away, since most need none of it. */
export function ProfileDetails({ model }: { model: OptionsModel }): VNode {
  const { profiles } = extensionMessages.value;
  const values = model.values.value;
  const named = values && presetOf(values);
  const price = named && findPrice(named);
  const discount = named && batchDiscountOf(named);
  const batchPercent = discount === null ? undefined : Math.round(discount * 100);
  return (
    <details data-part="profile-details">
      <summary>{profiles.more}</summary>
      <div class="section-body">
        <Field
          model={model}
          name="profileName"
          label={profiles.name}
          optional
          hint={profiles.nameHint}
          control={(control) => <input {...control} type="text" autocomplete="off" />}
        />
        <Field
          model={model}
          name="contextTokens"
          label={profiles.contextTokens}
          optional
          hint={profiles.contextHint}
          control={(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              autocomplete="off"
              placeholder={named ? String(contextTokensOf(named)) : ''}
            />
          )}
        />
        <div class="pair">
          <NumberField model={model} name="inputPrice" label={profiles.inputPrice} preset={price?.input} />
          <NumberField model={model} name="outputPrice" label={profiles.outputPrice} preset={price?.output} />
        </div>
        <NumberField
          model={model}
          name="batchDiscount"
          label={profiles.batchDiscount}
          hint={profiles.batchHint}
          preset={batchPercent}
        />
        <div class="pair">
          <NumberField model={model} name="requestsPerMinute" label={profiles.requestsPerMinute} />
          <NumberField model={model} name="tokensPerMinute" label={profiles.tokensPerMinute} />
        </div>
        <p class="muted small">{profiles.limitHint}</p>
      </div>
    </details>
  );
}

interface NumberFieldProps {
  model: OptionsModel;
  name: 'inputPrice' | 'outputPrice' | 'batchDiscount' | 'requestsPerMinute' | 'tokensPerMinute';
  label: string;
  hint?: string;
  /** Holds where the field is empty. */
  preset?: number | undefined;
}

function NumberField({ model, name, label, hint, preset }: NumberFieldProps): VNode {
  return (
    <Field
      model={model}
      name={name}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      optional
      control={(control) => (
        <input
          {...control}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          placeholder={preset === undefined ? '' : String(preset)}
        />
      )}
    />
  );
}
