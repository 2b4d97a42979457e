import type { Messages } from '../messages.ts';
import { abstractPanel } from './abstract-panel.ts';
import { ask } from './ask.ts';
import { errors } from './errors.ts';
import { health, retired } from './health.ts';
import { listingBar } from './listing-bar.ts';
import { options } from './options.ts';
import { popup } from './popup.ts';
import { consent, profiles } from './profiles.ts';
import { row } from './row.ts';
import { shared } from './shared.ts';

export const zh: Messages = {
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
