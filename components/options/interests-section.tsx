import type { VNode } from 'preact';
import { SELECTION_ANALYSES, SELECTION_THRESHOLDS } from '../../lib/settings/settings.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { Field, SelectField } from './field.tsx';
import type { SettingField } from './form-values.ts';
import { LearnedInterest } from './learned-interest.tsx';
import type { OptionsModel } from './options-model.ts';

interface SectionProps {
  model: OptionsModel;
}

/** What the reader looks for, for the order of a day and for a model to grade papers by; and what is picked from the grades. */
export function InterestsSection({ model }: SectionProps): VNode {
  const { reading } = extensionMessages.value.options;
  const lines = (name: SettingField, label: string, hint: string, rows: number): VNode => (
    <Field
      model={model}
      name={name}
      label={label}
      hint={hint}
      control={(control) => <textarea {...control} rows={rows} spellcheck={false} />}
    />
  );
  return (
    <>
      <p class="muted small">{reading.lead}</p>
      <div class="pair">
        {lines('includeKeywords', reading.include, reading.includeHint, 5)}
        {lines('excludeKeywords', reading.exclude, reading.excludeHint, 5)}
      </div>
      <div class="pair">
        {lines('interestAuthors', reading.authors, reading.authorsHint, 4)}
        {lines('interestGroups', reading.groups, reading.groupsHint, 4)}
      </div>
      <Field
        model={model}
        name="interestDescription"
        label={reading.description}
        optional
        hint={reading.descriptionHint}
        control={(control) => <textarea {...control} rows={4} placeholder={reading.descriptionExample} />}
      />
      <h3>{reading.selection}</h3>
      <p class="muted small">{reading.selectionLead}</p>
      <div class="pair">
        <SelectField
          model={model}
          name="selectionThreshold"
          label={reading.threshold}
          choices={SELECTION_THRESHOLDS.map((sum) => [String(sum), reading.thresholdFrom(sum)] as const)}
        />
        <Field
          model={model}
          name="selectionCount"
          label={reading.count}
          hint={reading.countHint}
          control={(control) => <input {...control} type="text" inputMode="numeric" autocomplete="off" />}
        />
      </div>
      <SelectField
        model={model}
        name="analyseSelection"
        label={reading.analyse}
        hint={reading.analyseHint}
        choices={SELECTION_ANALYSES.map((choice) => [choice, reading.analyseChoices[choice]] as const)}
      />
      <LearnedInterest model={model} />
    </>
  );
}
