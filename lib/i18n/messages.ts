import { abstractPanel } from './en/abstract-panel.ts';
import { ask } from './en/ask.ts';
import { batches } from './en/batches.ts';
import { errors } from './en/errors.ts';
import { health, retired } from './en/health.ts';
import { listingBar } from './en/listing-bar.ts';
import { consent } from './en/profiles.ts';
import { row } from './en/row.ts';
import { shared } from './en/shared.ts';
import { versions } from './en/versions.ts';

/** English is the pattern: every other language has the same keys, or it does not compile. */
export const en = {
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

export type Messages = typeof en;
