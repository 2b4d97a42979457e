import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import type { ErrorCode, ErrorShape } from '../../lib/core/errors.ts';
import { errorWords, messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';
import { EstimateNote, type Priced } from './estimate-note.tsx';
import { Icon } from './icon.tsx';
import { Isolated } from './isolated.tsx';

/** Errors that are put right in the options. */
const IN_OPTIONS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'no-provider',
  'key-locked',
  'price-unknown',
  'no-key',
  'bad-key',
  'no-access',
  'no-credit',
  'no-permission',
  'no-consent',
  'model-not-found',
  'unreachable',
  'origin-refused',
  'bad-request',
  'over-budget',
  'model-unavailable',
  'model-not-downloaded',
  'no-translator',
  'too-long',
  'no-room',
]);

/** Errors that trying again cannot help. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'no-provider',
  'no-key',
  'no-permission',
  'no-consent',
  'too-long',
  'page-changed',
  'not-a-report',
  'imported-refusal',
  'no-abstract',
  'no-full-text',
  'not-found',
  'nothing-to-summarise',
  'bad-message',
  'forbidden',
  'storage-newer',
]);

/** Whether trying the same again may help. */
export const canRetry = ({ code }: ErrorShape): boolean => !FINAL.has(code);

export interface ErrorNoticeProps {
  error: ErrorShape;
  /** Without it no "try again" is offered. */
  onRetry?: () => void;
  /** The retry costs money or tokens. */
  retrySpends?: boolean;
  /** What it would take. */
  retryPrice?: Priced | undefined;
  /** Whose error it is, where there may be several. */
  service?: string;
  /** One more sentence of what it means here. */
  more?: string | undefined;
  /** Left out on the options page itself. */
  offerOptions?: boolean;
}

/** What happened, what to do next, and the button for it. */
export function ErrorNotice(props: ErrorNoticeProps): VNode {
  const { error, service, more, onRetry, retrySpends = false, retryPrice, offerOptions = true } = props;
  const id = useId();
  const { shared } = messages.value;
  const { message, next } = errorWords(error.code);
  return (
    <div data-part="error" data-code={error.code} role="alert" lang={uiLanguage.value}>
      <p title={next}>
        <Icon name="warning" /> <strong>{service === undefined ? message : shared.ofService(service, message)}</strong>{' '}
        {more === undefined ? next : shared.sentences(next, more)}
        {error.retryAfter !== undefined && ` ${shared.retryAfter(Math.ceil(error.retryAfter))}`}
      </p>
      <div class="actions">
        {onRetry && canRetry(error) && (
          <>
            <ActionButton
              action="retry"
              label={shared.retry}
              icon="retry"
              spends={retrySpends}
              onAction={onRetry}
              {...(retryPrice ? { describedBy: id } : {})}
            />
            {retryPrice && <EstimateNote {...retryPrice} id={id} />}
          </>
        )}
        {offerOptions && IN_OPTIONS.has(error.code) && (
          <ActionButton
            action="open-options"
            label={shared.openOptions}
            icon="options"
            onAction={() =>
              void call('openOptions', error.code === 'no-provider' ? { section: 'service' } : undefined).catch(
                () => {},
              )
            }
          />
        )}
      </div>
      {error.detail && (
        <details>
          <summary>{shared.details}</summary>
          <p class="detail">
            <code>{error.code}</code> <Isolated text={error.detail} />
          </p>
        </details>
      )}
    </div>
  );
}
