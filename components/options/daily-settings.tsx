import type { VNode } from 'preact';
import { browser } from 'wxt/browser';
import { daily as en } from '../../lib/i18n/en/daily.ts';
import { daily as zh } from '../../lib/i18n/zh/daily.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { SelectField } from './field.tsx';
import type { OptionsModel } from './options-model.ts';

/** What is done each day by itself for the categories above: read, summarised, told, counted. */
export function DailySettings({ model }: { model: OptionsModel }): VNode {
  const { options } = { 'zh-CN': zh, en }[uiLanguage.value];
  return (
    <>
      <SelectField
        model={model}
        name="fetchDaily"
        label={options.fetch}
        hint={options.fetchHint}
        choices={[
          ['on', options.fetchYes],
          ['off', options.fetchNo],
        ]}
      />
      {model.values.value?.fetchDaily === 'on' && (
        <>
          <SelectField
            model={model}
            name="summariseDaily"
            label={options.summarise}
            hint={options.summariseHint}
            choices={[
              ['off', options.summariseNo],
              ['on', options.summariseYes],
            ]}
          />
          <SelectField
            model={model}
            name="notifyWhenReady"
            label={options.notify}
            hint={options.notifyHint}
            choices={[
              ['off', options.notifyNo],
              ['on', options.notifyYes],
            ]}
            onInput={(text) => chooseNotice(model, text)}
          />
        </>
      )}
      <SelectField
        model={model}
        name="showBadge"
        label={options.badge}
        hint={options.badgeHint}
        choices={[
          ['on', options.badgeYes],
          ['off', options.badgeNo],
        ]}
      />
    </>
  );
}

const refused = (): string => ({ 'zh-CN': zh, en })[uiLanguage.value].errors.notificationsRefused;

/**
 * The permission is asked for in the choice itself, before anything is awaited: later, browsers no longer count it as the
 * reader's act. The choice is taken once it is given.
 */
function chooseNotice(model: OptionsModel, text: string): void {
  if (text !== 'on') return model.set('notifyWhenReady', text);
  const asked = browser.permissions.request({ permissions: ['notifications'] }).catch(() => false);
  void asked.then((allowed) => {
    model.set('notifyWhenReady', allowed ? 'on' : 'off');
    if (allowed) {
      void model.commit('notifyWhenReady');
      return;
    }
    model.errors.value = { ...model.errors.peek(), notifyWhenReady: refused };
  });
}
