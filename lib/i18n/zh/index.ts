import type { Messages } from '../messages.ts';
import { abstractPanel } from './abstract-panel.ts';
import { ask } from './ask.ts';
import { batches } from './batches.ts';
import { errors } from './errors.ts';
import { health, retired } from './health.ts';
import { listingBar } from './listing-bar.ts';
import { consent } from './profiles.ts';
import { row } from './row.ts';
import { shared } from './shared.ts';
import { versions } from './versions.ts';

export const zh: Messages = {
  shared,
  row,
  listingBar,
  abstractPanel,
  errors,
  health,
  retired,
  ask,
  batches,
  consent,
  versions,
};
