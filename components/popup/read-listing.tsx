import type { VNode } from 'preact';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Progress } from '../shared/progress.tsx';
import { ListingLink } from './digest-pane.tsx';
import type { PopupModel } from './popup-model.ts';

/** The ways to a category's mailing: have it read here, or open its page. */
export function ReadListing({
  model,
  categories,
  look = 'primary',
}: {
  model: PopupModel;
  categories: readonly string[];
  /** Quiet beside something older that is shown. */
  look?: 'primary' | 'quiet';
}): VNode {
  const { popup } = extensionMessages.value;
  const own = model.schedule.value?.reading?.category;
  // What is being read by itself is not to be asked for a second time.
  const reading = model.reading.value ?? (own !== undefined && categories.includes(own) ? own : null);
  const error = model.readingError.value;
  if (reading !== null) return <Progress label={popup.reading(reading)} />;
  return (
    <>
      {error && <ErrorNotice error={error.toShape()} />}
      <ul class="links">
        {categories.map((category) => (
          <li key={category} class="actions">
            <ActionButton
              action="read-listing"
              look={look}
              icon="digest"
              label={popup.read(category)}
              onAction={() => void model.readListing(category)}
            />
            <ListingLink category={category} label={popup.openListing} />
          </li>
        ))}
      </ul>
    </>
  );
}
