import type { Stage } from '../stage.ts';
import { address } from './address.ts';
import { api } from './api.ts';
import { clock } from './clock.ts';
import { context } from './context.ts';
import { key } from './key.ts';
import { localNetwork } from './local-network.ts';
import { model } from './model.ts';
import { origin } from './origin.ts';
import { output } from './output.ts';
import { permission } from './permission.ts';
import { reach } from './reach.ts';
import { stream } from './stream.ts';
import { tls } from './tls.ts';

/** In the order in which they are looked at and shown. */
export const stages: readonly Stage[] = [
  address,
  permission,
  localNetwork,
  reach,
  tls,
  clock,
  api,
  origin,
  key,
  model,
  stream,
  output,
  context,
];
