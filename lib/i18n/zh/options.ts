import type { Messages } from '../messages.ts';

export const options: Messages['options'] = {};
