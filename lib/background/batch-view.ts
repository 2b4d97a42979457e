import type { BatchView } from '../messaging/protocol.ts';
import { serviceNameOf } from '../providers/index.ts';
import type { Batch } from '../queue/batch.ts';
import { findProfile } from '../settings/profiles.ts';
import { getSettings } from '../settings/store.ts';

/** A batch as a page may see it: the service by name, and no address. */
export async function toBatchView(batch: Batch): Promise<BatchView> {
  const settings = await getSettings();
  const { id, profileId, state, createdAt, items, counts, unanswered, error } = batch;
  const profile = findProfile(settings, profileId) ?? batch.profile;
  return {
    id,
    profileId,
    service: serviceNameOf(profile, settings.uiLanguage),
    model: batch.profile.model,
    state,
    since: createdAt,
    items,
    back: counts ? counts.completed + counts.failed : null,
    unanswered,
    error,
  };
}
