import type { Messages } from '../messages.ts';

export const row: Messages['row'] = {};
