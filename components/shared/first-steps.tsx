import type { VNode } from 'preact';
import { call } from '../../lib/client/background.ts';
import type { FirstStep, PageSettings } from '../../lib/settings/settings.ts';
import { ActionButton } from './action-button.tsx';

interface FirstStepsProps {
  settings: PageSettings;
  /** Where a step can be taken on the spot. */
  own?: Partial<Record<FirstStep, VNode | null>>;
}

/** What a new reader may want to know or do: three lines, each there until it is done or closed. */
export function FirstSteps({ settings: { firstSteps, uiLanguage }, own }: FirstStepsProps): VNode | null {
  if (!firstSteps) return null;
  return (
    <ul data-part="first-steps" lang={uiLanguage}>
      {firstSteps.map(({ step, text, button, dismiss }) => (
        <li key={step} data-step={step}>
          <p>
            {text}{' '}
            {own?.[step] ??
              (button && (
                <ActionButton
                  action="first-step"
                  look="quiet"
                  label={button}
                  onAction={() => void call('openOptions', { section: step }).catch(() => {})}
                />
              ))}
          </p>
          <ActionButton
            action="end-step"
            icon="close"
            look="quiet"
            iconOnly
            label={dismiss}
            onAction={() => void call('endFirstStep', { step }).catch(() => {})}
          />
        </li>
      ))}
    </ul>
  );
}
