import type { ComponentChildren, VNode } from 'preact';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { Icon } from '../shared/icon.tsx';
import type { FieldName, SettingField } from './form-values.ts';
import type { OptionsModel } from './options-model.ts';

/** What every control of the form is given: its name, value, and how it is described to assistive technology. */
export interface ControlProps {
  id: string;
  name: FieldName;
  value: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  onInput: (event: { currentTarget: { value: string } }) => void;
  onChange: () => void;
}

export interface FieldProps {
  model: OptionsModel;
  name: FieldName;
  label: string;
  hint?: ComponentChildren;
  optional?: boolean;
  /** The control itself, usually one element. */
  control: (props: ControlProps) => ComponentChildren;
  /** Below the control: chips, buttons. */
  children?: ComponentChildren;
  onInput?: (text: string) => void;
}

/** One labelled control with its hint, its error, and the word "Saved" once it was saved by itself. */
export function Field(props: FieldProps): VNode {
  const { model, name, label, hint, optional, control, children } = props;
  const { options } = extensionMessages.value;
  const error = model.errors.value[name];
  const hintId = hint ? `${name}-hint` : '';
  const errorId = error ? `${name}-error` : '';
  const edit = props.onInput ?? ((text: string) => model.set(name, text));
  const saved = model.savedField.value === name;
  return (
    <div class="field" data-field={name}>
      <div class="field-head">
        <label for={name}>{label}</label>
        {optional && <span class="muted small">{options.optional}</span>}
        <span class="good small" role="status">
          {saved && (
            <>
              <Icon name="check" /> {options.saved}
            </>
          )}
        </span>
      </div>
      {control({
        id: name,
        name,
        value: model.values.value?.[name] ?? '',
        'aria-describedby': [errorId, hintId].filter(Boolean).join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
        onInput: (event) => edit(event.currentTarget.value),
        onChange: () => void model.commit(name),
      })}
      {error && (
        <p id={errorId} class="field-error bad small">
          {error(options.errors)}
        </p>
      )}
      {hint && (
        <p id={hintId} class="muted small">
          {hint}
        </p>
      )}
      {children}
    </div>
  );
}

/** A choice among a few words; saved as soon as it is made. */
export function SelectField(
  props: Omit<FieldProps, 'control' | 'name'> & {
    name: SettingField;
    /** With the language of the label, where it is not the UI's. */
    choices: readonly (readonly [value: string, label: string, lang?: string])[];
  },
): VNode {
  return (
    <Field
      {...props}
      control={(control) => (
        <select {...control}>
          {props.choices.map(([value, label, lang]) => (
            <option key={value} value={value} lang={lang}>
              {label}
            </option>
          ))}
        </select>
      )}
    />
  );
}
