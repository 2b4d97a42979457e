import type { Messages } from '../messages.ts';

export const shared: Messages['shared'] = {};
