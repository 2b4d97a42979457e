import { abstractPanel } from './en/abstract-panel.ts';
import { ask } from './en/ask.ts';
import { errors } from './en/errors.ts';
import { health, retired } from './en/health.ts';
import { listingBar } from './en/listing-bar.ts';
import { options } from './en/options.ts';
import { popup } from './en/popup.ts';
import { consent, profiles } from './en/profiles.ts';
import { row } from './en/row.ts';
import { shared } from './en/shared.ts';

/** English is the pattern: every other language has the same keys, or it does not compile. */
export const en = {
  shared,
  row,
  listingBar,
  abstractPanel,
  popup,
  options,
  errors,
  health,
  retired,
  ask,
  consent,
  profiles,
};

export type Messages = typeof en;
