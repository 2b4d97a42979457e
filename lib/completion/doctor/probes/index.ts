import type { Probe, ProbeId } from '../probe.ts';
import { answer } from './answer.ts';
import { browser } from './browser.ts';
import { ladder } from './ladder.ts';
import { loaded } from './loaded.ts';
import { models } from './models.ts';
import { path } from './path.ts';
import { scheme } from './scheme.ts';
import { server } from './server.ts';

export const probes: Record<ProbeId, Probe> = { browser, models, scheme, path, server, answer, ladder, loaded };
