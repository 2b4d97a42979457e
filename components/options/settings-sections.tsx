import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { BUDGET_UNITS } from '../../lib/queue/budget.ts';
import type { UiLanguage } from '../../lib/settings/settings.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { OFTEN_FOLLOWED, parseCategories } from './arxiv-categories.ts';
import { Field, SelectField } from './field.tsx';
import { DeviceModel } from './on-device.tsx';
import type { OnDeviceModel } from './on-device-model.ts';
import type { OptionsModel } from './options-model.ts';

interface SectionProps {
  model: OptionsModel;
}

/** What each language calls itself. */
const OWN_NAMES: Record<UiLanguage, string> = { 'zh-CN': '简体中文', en: 'English' };

/** The interface's language and that of what a model writes: two different wishes. */
export function LanguagesSection({ model, onDevice }: SectionProps & { onDevice: OnDeviceModel }): VNode {
  const { languages } = extensionMessages.value.options;
  return (
    <>
      <SelectField
        model={model}
        name="uiLanguage"
        label={languages.ui}
        choices={Object.entries(OWN_NAMES).map(([language, name]) => [language, name, language] as const)}
      />
      <SelectField
        model={model}
        name="analysisLanguages"
        label={languages.analysis}
        hint={languages.analysisHint}
        choices={[
          ['zh', languages.zh],
          ['en', languages.en],
          ['zh+en', languages.both],
        ]}
      />
      {model.values.value?.uiLanguage === 'zh-CN' && onDevice.canTranslate && (
        <TldrTranslation model={model} onDevice={onDevice} />
      )}
      <Field
        model={model}
        name="glossary"
        label={languages.glossary}
        optional
        hint={languages.glossaryHint}
        control={(control) => (
          <textarea {...control} rows={4} spellcheck={false} placeholder="knowledge distillation = 知识蒸馏" />
        )}
      />
    </>
  );
}

/** For a reader of Chinese in a browser that has a translator: when it is used, and how to get it ready. */
function TldrTranslation({ model, onDevice }: SectionProps & { onDevice: OnDeviceModel }): VNode | null {
  const { languages } = extensionMessages.value.options;
  const state = onDevice.found.value?.translator;
  useEffect(() => void onDevice.look(), [onDevice]);
  if (state === undefined || state === 'unavailable' || state === 'absent') return null;
  return (
    <SelectField
      model={model}
      name="translateTldr"
      label={languages.tldr}
      hint={languages.tldrHint}
      choices={[
        ['on-press', languages.tldrOnPress],
        ['automatic', languages.tldrAutomatic],
      ]}
    >
      {state !== 'available' && (
        <ul class="device-models">
          <DeviceModel which="translator" state={state} holds={null} model={onDevice} />
        </ul>
      )}
    </SelectField>
  );
}

/** The categories whose days are summarised, typed or picked. */
export function FollowSection({ model }: SectionProps): VNode {
  const { follow } = extensionMessages.value.options;
  const { categories, unknown } = parseCategories(model.values.value?.categories ?? '');
  const toggle = (category: string): void => {
    const next = categories.includes(category)
      ? categories.filter((each) => each !== category)
      : [...categories, category];
    model.set('categories', [...next, ...unknown].join(', '));
    void model.commit('categories');
  };
  return (
    <Field
      model={model}
      name="categories"
      label={follow.categories}
      hint={follow.categoriesHint}
      control={(control) => (
        <input {...control} type="text" autocomplete="off" spellcheck={false} placeholder="cs.CV, cs.CL" />
      )}
    >
      <div class="chips" role="group" aria-label={follow.suggestions}>
        {[...new Set([...categories, ...OFTEN_FOLLOWED])].map((category) => (
          <button
            key={category}
            type="button"
            aria-pressed={categories.includes(category)}
            onClick={() => toggle(category)}
          >
            {category}
          </button>
        ))}
      </div>
    </Field>
  );
}

/** Tags of the reader's own, other names for ours, and those they do not want. */
export function TagsSection({ model }: SectionProps): VNode {
  const { tags } = extensionMessages.value.options;
  return (
    <Field
      model={model}
      name="tagRules"
      label={tags.label}
      optional
      hint={tags.hint}
      control={(control) => <textarea {...control} rows={5} spellcheck={false} placeholder={tags.placeholder} />}
    />
  );
}

/** How much may be spent. */
export function LimitsSection({ model }: SectionProps): VNode {
  const { limits } = extensionMessages.value.options;
  return (
    <>
      <SelectField
        model={model}
        name="budgetUnit"
        label={limits.budgetUnit}
        choices={BUDGET_UNITS.map((unit) => [unit, limits.units[unit]] as const)}
      />
      <div class="pair">
        <Field
          model={model}
          name="dailyBudget"
          label={limits.dailyBudget}
          optional
          hint={limits.dailyBudgetHint}
          control={(control) => <input {...control} type="text" inputMode="decimal" autocomplete="off" />}
        />
        <Field
          model={model}
          name="monthlyBudget"
          label={limits.monthlyBudget}
          optional
          hint={limits.monthlyBudgetHint}
          control={(control) => <input {...control} type="text" inputMode="decimal" autocomplete="off" />}
        />
      </div>
    </>
  );
}
