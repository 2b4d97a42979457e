import type { VNode } from 'preact';
import { PROMPT_TASKS, type PromptTask } from '../../lib/analysis/analysis.ts';
import { serviceNameOf } from '../../lib/providers/index.ts';
import { defaultProfile, findProfile } from '../../lib/settings/profiles.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { uiLanguage } from '../hooks/messages.ts';
import type { OptionsModel } from './options-model.ts';
import type { ProfilesModel } from './profiles-model.ts';

/** Which service is asked for what, and which steps in; folded away until there are two to choose from. */
export function TaskModels({ model, actions }: { model: OptionsModel; actions: ProfilesModel }): VNode | null {
  const { profiles } = extensionMessages.value;
  const settings = model.settings.value;
  const first = settings && defaultProfile(settings);
  if (!settings || !first) return null;
  const choices = settings.profiles.map((profile): [string, string] => [
    profile.id,
    profiles.option(serviceNameOf(profile, uiLanguage.value), profile.model),
  ]);
  const chosen = (task: PromptTask): string => findProfile(settings, settings.taskProfiles[task] ?? null)?.id ?? '';
  return (
    <details data-part="task-models" open={settings.profiles.length > 1}>
      <summary>{profiles.tasks}</summary>
      <div class="task-models">
        {PROMPT_TASKS.map((task) => (
          <Choice
            key={task}
            name={`task-${task}`}
            label={profiles.taskNames[task]}
            value={chosen(task)}
            choices={[['', profiles.byDefault(serviceNameOf(first, uiLanguage.value))], ...choices]}
            onChoose={(id) => void actions.chooseForTask(task, id)}
          />
        ))}
        <Choice
          name="fallbackProfile"
          label={profiles.fallback}
          value={findProfile(settings, settings.fallbackProfileId)?.id ?? ''}
          choices={[['', profiles.fallbackNone], ...choices]}
          onChoose={(id) => void actions.chooseFallback(id)}
        />
      </div>
      <p class="muted small">{profiles.fallbackHint}</p>
    </details>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  choices: readonly [value: string, label: string][];
  /** null: none of them. */
  onChoose: (id: string | null) => void;
}

function Choice({ name, label, value, choices, onChoose }: ChoiceProps): VNode {
  return (
    <>
      <label for={name}>{label}</label>
      <select id={name} name={name} value={value} onChange={(event) => onChoose(event.currentTarget.value || null)}>
        {choices.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </>
  );
}
